import { describe, expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import type { SpanView } from '../../../src/domain/api/annotation-methods.ts';
import { highlightName, highlightRules, markedHighlightName, UNKNOWN_LABEL } from '../../../src/renderer/document/highlight-styles.ts';
import { paintableSpan } from '../../../src/renderer/features/desk/paintable-spans.ts';

const span: SpanView = {
  id: '01931b00-0000-7000-8000-000000000001',
  document: '01931b00-0000-7000-8000-000000000002',
  revision: '01931b00-0000-7000-8000-000000000003',
  annotator: '01931b00-0000-7000-8000-000000000004',
  label: 'rumour',
  fragments: [[0, 4]],
  quote: 'قالت',
  attributes: {},
  note: '',
};

describe('a span whose label the scheme lacks', () => {
  test('is painted under a label of its own, and as its own once the scheme has it', () => {
    expect(paintableSpan(span, true, new Set(['claim'])).label).toBe(UNKNOWN_LABEL);
    expect(paintableSpan(span, true, new Set(['claim', 'rumour'])).label).toBe('rumour');
    expect(paintableSpan(span, true, new Set(['claim'])).label).toBe(UNKNOWN_LABEL);
  });

  test('stays the same object while nothing changes', () => {
    const labels = new Set(['rumour']);
    expect(paintableSpan(span, false, labels)).toBe(paintableSpan(span, false, labels));
  });

  test('has a grey line, a ground when it is chosen, and no colour of a label', () => {
    const rules = highlightRules(defaultScheme.spans, 'light').split('[data-painted-text]');
    const ruleOf = (name: string): string => rules.find((rule) => rule.startsWith(`::highlight(${name}) `)) ?? '';
    const line = ruleOf(highlightName({ label: UNKNOWN_LABEL, lane: 0, own: true, crowded: false }));
    expect(line).toContain('underline solid var(--ink-soft)');
    const chosen = ruleOf(markedHighlightName(UNKNOWN_LABEL));
    expect(chosen).toContain('background-color');
    expect(`${line}${chosen}`).not.toMatch(/#[0-9a-f]{6}/u);
  });
});
