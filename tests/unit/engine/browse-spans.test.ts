import { expect, test } from 'vitest';
import { temporaryProject } from '../../support/project.ts';

const first = 'نفت الرئاسة وقوع إصابات، وقالت إن أحدًا لم يُصب في كاراباخ.';
const second = 'أعلن المستشفى إصابة 29 مدنيًّا.';

async function labelled() {
  const project = temporaryProject();
  const door = await project.open('منى');
  const make = async (text: string, title: string, publisher: string | null) =>
    (await door.call('documents.create', { text, title, publisher })).id;
  const denial = await make(first, 'نفي', 'وكالة الساحل');
  const count = await make(second, 'حصيلة', null);
  const label = (document: string, text: string, quote: string, name = 'claim') => {
    const start = text.indexOf(quote);
    return door.call('spans.create', { document, label: name, fragments: [[start, start + quote.length]] });
  };
  return {
    door,
    denial,
    late: await label(denial, first, 'لم يُصب في كاراباخ'),
    early: await label(denial, first, 'وقوع إصابات'),
    source: await label(denial, first, 'الرئاسة', 'source'),
    counted: await label(count, second, 'إصابة 29 مدنيًّا'),
  };
}

test('spans of all documents are found by folded words in any order, in the order of library and text', async () => {
  const { door, early, late, counted } = await labelled();
  const quotes = async (query: string) => (await door.call('spans.browse', { query })).map(({ span }) => span.id);
  expect(await quotes('اصاب')).toEqual([early.id, counted.id]);
  expect(await quotes('مدنيا ٢٩')).toEqual([counted.id]);
  expect(await quotes('كاراباخ يصب')).toEqual([late.id]);
  expect(await quotes('غير ذلك')).toEqual([]);
});

test('labels, annotator, ids and the limit narrow it; where it stands is said', async () => {
  const { door, early, source, counted } = await labelled();
  expect(await door.call('spans.browse', { labels: ['source'] })).toEqual([
    { span: source, title: 'نفي', publisher: 'وكالة الساحل' },
  ]);
  expect(await door.call('spans.browse', { ids: [counted.id] })).toEqual([{ span: counted, title: 'حصيلة', publisher: null }]);
  expect(await door.call('spans.browse', { limit: 1, labels: ['claim'] })).toMatchObject([{ span: { id: early.id } }]);
  expect(await door.call('spans.browse', { annotator: counted.id })).toEqual([]);
});

test('spans of a removed document are not found', async () => {
  const { door, denial, counted } = await labelled();
  await door.call('documents.remove', { id: denial });
  expect((await door.call('spans.browse', {})).map(({ span }) => span.id)).toEqual([counted.id]);
});
