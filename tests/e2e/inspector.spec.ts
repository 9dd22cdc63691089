import type { Locator, Page } from '@playwright/test';
import type { AttributeDefinition, Scheme } from '../../src/domain/model/scheme.ts';
import { harbour, hospital } from './articles.ts';
import { englishLook, picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, forgiveComplaints, introduce, rangeOf, row, test } from './support.ts';
import type { Isnad } from './support.ts';

/** Who looks at the window: what is made from outside under the same name is hers. */
const NAME = 'Layla';

// Many calls here are processes of their own, which take seconds each on a busy machine.
test.describe.configure({ timeout: 180_000 });

const choiceOf = (id: string, ar: string, en: string, retired = false) => ({ id, names: { ar, en }, retired });

function attribute(id: string, kind: AttributeDefinition['kind'], more: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return { id, names: { ar: id, en: id }, kind, values: [], required: false, retired: false, ...more };
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => choiceOf(`v${at + 1}`, `قيمة ${at + 1}`, `value ${at + 1}`));

/** A label with an attribute of every kind that a scheme knows. */
const everyKind: AttributeDefinition[] = [
  attribute('few', 'choice', {
    required: true,
    values: [choiceOf('one', 'واحد', 'one'), choiceOf('two', 'اثنان', 'two'), choiceOf('three', 'ثلاثة', 'three')],
  }),
  attribute('many', 'choice', { values: numbered(12) }),
  attribute('several', 'choices', {
    values: [choiceOf('red', 'أحمر', 'red'), choiceOf('green', 'أخضر', 'green'), choiceOf('blue', 'أزرق', 'blue')],
  }),
  attribute('words', 'text', { required: true }),
  attribute('amount', 'number'),
  attribute('truth', 'boolean'),
  attribute('moment', 'time'),
];

async function withEveryKind(isnad: Isnad, change: (attributes: AttributeDefinition[]) => AttributeDefinition[] = (all) => all) {
  const { content } = await isnad.call('scheme.get', {});
  const spans = content.spans.map((label) => (label.id === 'cue' ? { ...label, attributes: change(everyKind) } : label));
  const scheme: Scheme = { ...content, spans };
  await isnad.call('scheme.update', { content: scheme });
}

/** Opens the document in which the row's words stand, and selects the span in the list. */
async function openSpan(page: Page, isnad: Isnad, quote: string, words = 'لم يتضرر المدنيون'): Promise<Locator> {
  await page.goto(await isnad.serve());
  await introduce(page, { name: NAME });
  await row(page, words).click();
  await page.getByRole('option', { name: quote }).click();
  const inspector = page.getByRole('region', { name: 'Selected span' });
  await expect(inspector).toBeVisible();
  return inspector;
}

async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if (await control.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${key}: ${String(control)}`);
}

test('every kind of attribute is set, corrected and taken back by keyboard', async ({ page, isnad }) => {
  await withEveryKind(isnad);
  const { id: document } = await isnad.documentFrom('harbour.txt');
  const { id } = await isnad.call('spans.create', { document, label: 'cue', fragments: [rangeOf(harbour, 'قالت')] }, NAME);
  const attributes = async () => (await isnad.call('spans.get', { id })).attributes;
  const inspector = await openSpan(page, isnad, 'قالت');
  await expect(inspector.getByText('2 missing')).toBeVisible();
  await inspector.focus();

  const few = inspector.getByRole('radiogroup', { name: 'few' });
  await tabTo(page, few);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(few.getByRole('radio', { name: 'two' })).toBeChecked();
  await expect(inspector.getByText('1 missing')).toBeVisible();
  await expect.poll(attributes).toEqual({ few: 'two' });

  const many = inspector.getByRole('button', { name: 'many' });
  await tabTo(page, many);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'value 11' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await attributes())['many']).toBe('v3');
  await expect(many).toBeFocused();

  const several = inspector.getByRole('toolbar', { name: 'several' });
  await tabTo(page, several);
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect.poll(async () => (await attributes())['several']).toEqual(['red', 'blue']);

  const words = inspector.getByRole('textbox', { name: 'words' });
  await tabTo(page, words);
  await page.keyboard.type('كلام الرئاسة');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await attributes())['words']).toBe('كلام الرئاسة');
  await expect(inspector.getByText(/missing/)).toHaveCount(0);
  await page.keyboard.type(' وغيرها');
  await page.keyboard.press('Escape');
  await expect(words).toHaveValue('كلام الرئاسة');
  await expect(words).toBeFocused();

  const amount = inspector.getByRole('textbox', { name: 'amount' });
  await tabTo(page, amount);
  await page.keyboard.type('120.000');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText(/can be read in two ways/)).toBeVisible();
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  expect(Object.keys(await attributes())).not.toContain('amount');
  await amount.selectText();
  await page.keyboard.type('١٢٠٬٠٠٠٫٥');
  await page.keyboard.press('Tab');
  await expect(amount).toHaveValue('120,000.5');
  await expect(amount).not.toHaveAttribute('aria-invalid', 'true');
  await expect.poll(async () => (await attributes())['amount']).toBe(120_000.5);

  const truth = inspector.getByRole('radiogroup', { name: 'truth' });
  await tabTo(page, truth);
  await expect(truth.getByRole('radio', { name: 'not said' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect.poll(async () => (await attributes())['truth']).toBe(false);

  const moment = inspector.getByRole('textbox', { name: 'moment' });
  await tabTo(page, moment);
  await page.keyboard.type('2031-02-30');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText('The calendar has no such date.')).toBeVisible();
  await moment.selectText();
  await page.keyboard.type('٢٠٣١-٠٥-٠٣');
  await page.keyboard.press('Enter');
  await expect(moment).toHaveValue('2031-05-03');
  await expect(inspector.getByText('Saturday, May 3, 2031')).toBeVisible();

  const note = inspector.getByRole('textbox', { name: 'Note' });
  await tabTo(page, note);
  // Who stops to think has her words in the file already; Escape gives them up all the same.
  await page.keyboard.type('a passing thought');
  await expect.poll(async () => (await isnad.call('spans.get', { id })).note).toBe('a passing thought');
  await expect(note).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await isnad.call('spans.get', { id })).note).toBe('');
  await page.keyboard.type('first line');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second \u202Eline');
  await page.keyboard.press('Tab');
  await expect(inspector.getByText(/direction marks that can’t be seen: RLO/)).toBeVisible();
  await expect.poll(async () => (await isnad.call('spans.get', { id })).note).toBe('first line\nsecond \u202Eline');
  expect(await attributes()).toEqual({
    few: 'two', many: 'v3', several: ['red', 'blue'], words: 'كلام الرئاسة', amount: 120_000.5, truth: false, moment: '2031-05-03',
  });

  // And everything can be taken away again.
  await inspector.focus();
  for (const group of [few, several]) {
    await tabTo(page, group);
    await page.keyboard.press('Delete');
  }
  await tabTo(page, truth);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  for (const field of [words, amount, moment]) {
    await field.focus();
    await field.selectText();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
  }
  await many.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(attributes).toEqual({});
  await expect(inspector.getByText('2 missing')).toBeVisible();

  // Escape gives the keyboard back to the text.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('application', { name: 'Text of the document' })).toBeFocused();
});

test('undo is the field’s own in a field and the project’s elsewhere; typing outlives what changes below it', async ({ page, isnad }) => {
  await withEveryKind(isnad);
  const { id: document } = await isnad.documentFrom('harbour.txt');
  const { id } = await isnad.call('spans.create', { document, label: 'cue', fragments: [rangeOf(harbour, 'قالت')] }, NAME);
  const inspector = await openSpan(page, isnad, 'قالت');
  const words = inspector.getByRole('textbox', { name: 'words' });
  const few = inspector.getByRole('radiogroup', { name: 'few' });

  await few.getByRole('radio', { name: 'one' }).click();
  await expect(few.getByRole('radio', { name: 'one' })).toBeChecked();
  await words.focus();
  await page.keyboard.type('abc');
  // Slow typing is several steps to the browser.
  for (let steps = 0; steps < 3 && (await words.inputValue()) !== ''; steps += 1) await page.keyboard.press('Control+z');
  await expect(words).toHaveValue('');
  await expect(few.getByRole('radio', { name: 'one' })).toBeChecked();
  await few.getByRole('radio', { name: 'one' }).focus();
  await page.keyboard.press('Control+z');
  await expect(few.getByRole('radio', { name: 'one' })).not.toBeChecked();

  // Another process of the same person changes the value while she types.
  await words.focus();
  await page.keyboard.type('mine');
  await isnad.call('spans.update', { id, attributes: { words: 'theirs', few: 'three' } }, NAME);
  await expect(few.getByRole('radio', { name: 'three' })).toBeChecked();
  await expect(words).toHaveValue('mine');
  await expect(inspector.getByText(/While you typed, this was saved: theirs/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toHaveValue('theirs');

  // What is half typed is saved where another span is selected meanwhile.
  await page.keyboard.type(' and mine');
  const other = await isnad.call('spans.create', { document, label: 'cue', fragments: [rangeOf(harbour, 'وأضاف')] }, NAME);
  await page.getByRole('option', { name: 'وأضاف' }).click();
  await expect.poll(async () => (await isnad.call('spans.get', { id })).attributes['words']).toBe('theirs and mine');
  await expect(inspector.getByRole('textbox', { name: 'words' })).toHaveValue('');
  expect((await isnad.call('spans.get', { id: other.id })).attributes).toEqual({});

  // Half a note on a span that is taken back: what was typed comes back with it.
  await page.getByRole('application', { name: 'Text of the document' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('KeyQ');
  await expect(page.getByRole('option')).toHaveCount(3);
  const note = inspector.getByRole('textbox', { name: 'Note' });
  await note.focus();
  await page.keyboard.type('half a thought');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(note).toHaveValue('');
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect.poll(async () => (await isnad.call('spans.list', { document })).map((span) => span.note)).toContain('half a thought');
});

test('what is retired is shown, and can only be taken away', async ({ page, isnad }) => {
  await withEveryKind(isnad);
  const { id: document } = await isnad.documentFrom('harbour.txt');
  const { id } = await isnad.call(
    'spans.create',
    {
      document,
      label: 'cue',
      fragments: [rangeOf(harbour, 'قالت')],
      attributes: { few: 'two', several: ['red', 'blue'], words: 'kept' },
    },
    NAME,
  );
  await withEveryKind(isnad, (all) =>
    all.map((one) => ({
      ...one,
      retired: one.id === 'words',
      values: one.values.map((value) => ({ ...value, retired: value.id === 'two' || value.id === 'red' })),
    })),
  );
  const inspector = await openSpan(page, isnad, 'قالت');
  await expect(inspector.getByRole('radio', { name: 'two (retired)' })).toBeChecked();
  await expect(inspector.getByText('kept')).toBeVisible();
  await expect(inspector.getByRole('textbox', { name: 'words' })).toHaveCount(0);

  // A set that holds a retired value can still be added to.
  await inspector.getByRole('button', { name: 'green' }).click();
  await expect.poll(async () => (await isnad.call('spans.get', { id })).attributes['several']).toEqual(['red', 'green', 'blue']);
  await inspector.getByRole('radio', { name: 'two (retired)' }).click();
  await expect(inspector.getByRole('radio', { name: 'two (retired)' })).toHaveCount(0);
  await inspector.getByRole('button', { name: 'Take away “words”' }).click();
  await expect.poll(async () => (await isnad.call('spans.get', { id })).attributes).toEqual({ several: ['red', 'green', 'blue'] });
  await expect(inspector.getByText('kept')).toBeHidden();
});

test('relations are read from the span that is shown, changed, followed and removed', async ({ page, isnad }) => {
  const { id: document } = await isnad.documentFrom('harbour.txt');
  const far = await isnad.documentFrom('hospital.txt');
  const make = async (label: string, quote: string, text = harbour, place = document) =>
    (await isnad.call('spans.create', { document: place, label, fragments: [rangeOf(text, quote)] }, NAME)).id;
  const claim = await make('claim', 'ولم يتضرر المدنيون');
  const source = await make('source', 'الرئاسة في بيان');
  const distant = await make('claim', 'مقتل 27 شخصًا بينهم مدنيون', hospital, far.id);
  const end = (id: string) => ({ kind: 'span' as const, id });
  await isnad.call('relations.create', { label: 'attributed-to', from: end(claim), to: end(source) }, NAME);
  const against = await isnad.call('relations.create', { label: 'contradicts', from: end(claim), to: end(distant) }, NAME);
  await isnad.call('relations.create', { label: 'relayed-by', from: end(claim), to: { kind: 'document', id: document } }, NAME);

  const inspector = await openSpan(page, isnad, 'ولم يتضرر المدنيون');
  const cards = inspector.getByRole('listitem');
  await expect(cards).toHaveCount(3);
  await expect(inspector.getByRole('listitem', { name: /This span, .*attributed to.*الرئاسة في بيان/ })).toBeVisible();
  const relayed = inspector.getByRole('listitem', { name: /relayed by/ });
  await expect(relayed).toContainText('لم يتضرر المدنيون في حادث الميناء');
  const contradiction = inspector.getByRole('listitem', { name: /contradicts.*مقتل 27 شخصًا.*the other way round/ });
  await expect(contradiction).toContainText('مستشفى المدينة');
  await expect(contradiction.getByRole('button', { name: /Go to: .*مقتل 27/ })).toBeVisible();
  await contradiction.getByRole('radiogroup', { name: /Strength/ }).getByRole('radio', { name: 'direct' }).click();
  await expect.poll(async () => (await isnad.call('relations.get', { id: against.id })).attributes).toEqual({ strength: 'direct' });

  // By key: another relation between the same ends, and why.
  const attributed = inspector.getByRole('listitem', { name: /attributed to/ });
  await attributed.getByRole('button', { name: /Relation$/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const second = inspector.getByRole('listitem', { name: /This span, .*relayed by.*الرئاسة في بيان/ });
  await expect(second).toBeVisible();
  await second.getByRole('button', { name: /Note something/ }).focus();
  await page.keyboard.press('Enter');
  await expect(second.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('by its statement');
  await page.keyboard.press('Control+Enter');
  const changed = async () =>
    (await isnad.call('relations.list', { document })).find(({ to }) => to.id === source);
  await expect.poll(async () => (await changed())?.note).toBe('by its statement');
  expect((await changed())?.label).toBe('relayed-by');
  await second.getByRole('button', { name: /Relation$/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'attributed to', exact: true }).click();
  await expect(attributed.getByRole('textbox', { name: 'Note' })).toHaveValue('by its statement');

  // A label that its relations do not allow is refused: the sentence says so, and the label stays.
  await inspector.getByRole('button', { name: /Label/ }).click();
  await page.getByRole('option', { name: /^Figure/ }).click();
  const toast = page.getByRole('alertdialog');
  await expect(toast).toContainText('does not allow');
  await toast.getByRole('button').click();
  await expect(inspector.getByRole('button', { name: /Label/ })).toContainText('Claim');

  await relayed.getByRole('button', { name: /Remove the relation/ }).focus();
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(2);
  await expect(inspector).toBeFocused();

  await inspector.getByRole('button', { name: /Go to: .*الرئاسة في بيان/ }).focus();
  await page.keyboard.press('Enter');
  await expect(inspector.locator('blockquote')).toHaveText('الرئاسة في بيان');
  await expect(inspector.getByRole('listitem', { name: /ولم يتضرر المدنيون.*attributed to.* this span/ })).toBeVisible();
});

test('the label is changed, and another’s span is only read', async ({ page, isnad }) => {
  const { id: document } = await isnad.documentFrom('harbour.txt');
  const { id } = await isnad.call('spans.create', { document, label: 'cue', fragments: [rangeOf(harbour, 'قالت')] }, NAME);
  await isnad.call('spans.create', {
    document,
    label: 'figure',
    fragments: [rangeOf(harbour, 'الـ78 عاملًا')],
    attributes: { value: 78, bound: 'exact', 'as-of': '2031-05-03' },
    note: 'see \u202Ethis',
  });
  const inspector = await openSpan(page, isnad, 'قالت');
  await inspector.getByRole('button', { name: /Label/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /^Source/ })).toContainText('S');
  await page.keyboard.press('Escape');
  await expect(inspector.getByRole('button', { name: /Label/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^Claim/ }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await isnad.call('spans.get', { id })).label).toBe('claim');
  await expect(inspector.getByRole('radiogroup', { name: /Polarity/ })).toBeVisible();

  await page.getByRole('option', { name: 'الـ78 عاملًا' }).click();
  await expect(inspector.getByText('Made by عمر; only they can change it.')).toBeVisible();
  await expect(inspector.getByText('78', { exact: true })).toBeVisible();
  await expect(inspector.getByText('exact', { exact: true })).toBeVisible();
  await expect(inspector.getByText('Saturday, May 3, 2031')).toBeVisible();
  await expect(inspector.getByText('RLO')).toBeVisible();
  await expect(inspector.getByRole('textbox')).toHaveCount(0);
  await expect(inspector.getByRole('radio')).toHaveCount(0);
  await expect(inspector.getByRole('button', { name: /Remove|Link|Label/ })).toHaveCount(0);
});

test('what cannot be saved stays in its field and is said to be unsaved', async ({ page, isnad, complaints }) => {
  const { id: document } = await isnad.documentFrom('harbour.txt');
  await isnad.call('spans.create', { document, label: 'claim', fragments: [rangeOf(harbour, 'قالت')] }, NAME);
  const inspector = await openSpan(page, isnad, 'قالت');
  const topic = inspector.getByRole('textbox', { name: 'Topic' });
  await isnad.stop();
  await topic.focus();
  await page.keyboard.type('harbour');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText(/^Not saved/)).toBeVisible();
  await expect(topic).toHaveValue('harbour');
  await inspector.getByRole('radio', { name: 'negated' }).focus();
  await page.keyboard.press('Space');
  await expect(inspector.getByRole('radio', { name: 'negated' })).not.toBeChecked();
  await topic.focus();
  await page.keyboard.press('Escape');
  await expect(topic).toHaveValue('');
  // The browser reports the refused requests by itself.
  await forgiveComplaints(page, complaints);
});

for (const { language, theme } of englishLook) {
  test(`the inspector to be looked at, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    const name = language === 'ar' ? 'ليلى منصور' : 'Layla Mansour';
    const { id: document } = await isnad.documentFrom('harbour.txt');
    const far = await isnad.documentFrom('hospital.txt');
    const make = async (label: string, quote: string, attributes = {}, text = harbour, place = document) =>
      (await isnad.call('spans.create', { document: place, label, fragments: [rangeOf(text, quote)], attributes }, name)).id;
    const claim = await make('claim', 'الانفجار  وقع فجرًا، «ولم يتضرر المدنيون» في أي من الأحياء القريبة', { polarity: 'negated' });
    const source = await make('source', 'الرئاسة في بيان', { kind: 'official' });
    const figure = await make('figure', 'الـ78 عاملًا', { value: 78_000, bound: 'exact', 'as-of': '2031-05-03T18:30+03:00' });
    const distant = await make('claim', 'مقتل 27 شخصًا بينهم مدنيون', {}, hospital, far.id);
    const end = (id: string) => ({ kind: 'span' as const, id });
    const relate = (label: string, from: string, to: string) =>
      isnad.call('relations.create', { label, from: end(from), to: end(to) }, name);
    await relate('attributed-to', claim, source);
    await relate('contradicts', claim, distant);
    await relate('quantifies', figure, claim);
    await isnad.call('spans.update', { id: claim, note: language === 'ar' ? 'الاقتباس من البيان نفسه.' : 'Quoted from the statement.' }, name);

    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(await isnad.serve());
    await introduce(page, { language, theme, name });
    await row(page, 'لم يتضرر المدنيون').click();
    await page.getByRole('option', { name: 'وقع فجرًا' }).click();
    const inspector = page.locator('[data-inspector]');
    await inspector.waitFor();
    await photograph(page, `inspector-claim-${language}-${theme}`);

    await inspector.getByRole('button', { name: /^(History|السجل)$/ }).click();
    await inspector.locator('time').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 1700 });
    await look(page, `inspector-whole-${language}-${theme}`, { within: '[data-inspector]' });
    await page.setViewportSize({ width: 1280, height: 720 });

    await inspector.getByRole('button', { name: /Label|الوسم/ }).click();
    await page.getByRole('listbox').last().waitFor();
    await photograph(page, `inspector-labels-${language}-${theme}`);
    await page.keyboard.press('Escape');

    await page.getByRole('option', { name: '78' }).click();
    await inspector.getByRole('textbox').first().fill('120.000');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: '78' }).focus();
    await look(page, `inspector-figure-${language}-${theme}`, { within: '[data-inspector]' });
  });
}
