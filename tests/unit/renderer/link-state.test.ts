import { describe, expect, test } from 'vitest';
import type { SpanView } from '../../../src/domain/api/annotation-methods.ts';
import { candidateSpan, reduceLink } from '../../../src/renderer/features/workspace/link-state.ts';
import type { LinkAction, LinkInProgress, PlacedSpan } from '../../../src/renderer/features/workspace/link-state.ts';

const placed = (id: string, document = 'here'): PlacedSpan => {
  const span: SpanView = {
    id, document, annotator: 'n', revision: 'r', label: 'claim', fragments: [[0, 2]], quote: id, attributes: {}, note: '',
  };
  return { span, title: document };
};
const after = (...actions: LinkAction[]): LinkInProgress | null =>
  actions.reduce<LinkInProgress | null>(reduceLink, null);
const begin: LinkAction = { type: 'begin', from: placed('a') };
const press = (...ids: string[]): LinkAction => ({ type: 'press', spans: ids.map((id) => placed(id)) });

describe('a link being made', () => {
  test('takes what is pressed as its other end, and never its first', () => {
    expect(candidateSpan(after(begin, press('a', 'b')))?.id).toBe('b');
    expect(after(begin, press('a'))?.candidate).toBeNull();
  });

  test('pressed again at the same place, the next span of the stack is meant, and round', () => {
    const three = press('a', 'b', 'c');
    expect(candidateSpan(after(begin, three, three))?.id).toBe('c');
    expect(candidateSpan(after(begin, three, three, three))?.id).toBe('b');
  });

  test('keeps its first end whatever document is gone to, and takes a span of any', () => {
    const link = after(begin, { type: 'to', candidate: { kind: 'span', span: placed('far', 'there') } });
    expect(link?.from.span.id).toBe('a');
    expect(candidateSpan(link)?.document).toBe('there');
  });

  test('nothing that is pressed begins one', () => {
    expect(after(press('a'))).toBeNull();
    expect(after(begin, { type: 'end' })).toBeNull();
  });

  test('ends with its first end, and loses a candidate that has gone, in the document that says so', () => {
    const gone = (document: string, id: string): LinkAction => ({
      type: 'spans-present',
      document,
      has: (span) => span !== id,
    });
    expect(after(begin, gone('here', 'a'))).toBeNull();
    expect(after(begin, gone('there', 'a'))?.from.span.id).toBe('a');
    expect(after(begin, press('b'), gone('here', 'b'))).toMatchObject({ candidate: null });
  });
});
