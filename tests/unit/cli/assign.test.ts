import { expect, it, vi } from 'vitest';
import { commandLine } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Plan {
  readonly assignments: { document: string; annotator: string; calibration: boolean }[];
  readonly calibration: string[];
  readonly overlapping: string[];
}

it('adds people, assigns by rule and by hand, and says how far everybody is', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  for (let index = 1; index <= 6; index += 1) cli.put(`خبر/${index}.txt`, `خبر رقم ${index}\n${'كلمة '.repeat(index * 20)}`);
  await cli.run(['import', 'a.isnad', 'خبر', '--as', 'منى']);
  await cli.run(['annotators', 'a.isnad', '--add', 'منى', '--role', 'lead']);
  await cli.run(['annotators', 'a.isnad', '--add', 'عمر', '--colour', '#123456']);
  const people = (await cli.json('annotators', 'a.isnad', '--add', 'سلمى', '--json')) as unknown as { id: string; name: string }[];
  expect(people).toMatchObject([{ name: 'منى', role: 'lead' }, { name: 'عمر', role: 'annotator', colour: '#123456' }, { name: 'سلمى' }]);
  const changed = await cli.json('annotators', 'a.isnad', '--change', 'سلمى', '--role', 'adjudicator', '--json');
  expect(changed).toMatchObject([{}, {}, { name: 'سلمى', role: 'adjudicator' }]);

  const words = ['assign', 'a.isnad', '--annotators', 'عمر', 'سلمى', '--overlap', '50', '--calibration', '2', '--seed', '5', '--as', 'منى'];
  const plan = (await cli.json(...words, '--preview', '--json')) as unknown as Plan;
  expect(plan.assignments).toHaveLength(2 * 2 + 2 * 2 + 2);
  expect(await cli.json(...words, '--preview', '--json')).toEqual(plan);
  expect(await cli.json(...words, '--json')).toMatchObject({ created: 10, plan });
  const again = await cli.run(words);
  expect(again.out).toContain('assigned: 0 (documents: 6, to several: 2, calibration set: 2)');
  expect(again.out).toMatch(/عمر: 0 documents, 0 code points; open before: \d+ documents/);

  const [document = ''] = plan.calibration;
  const byHand = await cli.json('assign', 'a.isnad', '--annotators', 'منى', '--documents', document, '--as', 'منى', '--json');
  expect(byHand).toMatchObject({ created: 1 });
  const all = await cli.run(['call', 'a.isnad', 'layers.update', JSON.stringify({ document, status: 'done' }), '--as', 'عمر']);
  expect(all.status).toBe(0);
  const progress = await cli.json('progress', 'a.isnad', '--json');
  expect(progress).toMatchObject({
    people: [
      { name: 'منى', assigned: 1 },
      { name: 'عمر', done: 1, calibration: { assigned: 2, done: 1 } },
      { name: 'سلمى', done: 0, calibration: { assigned: 2, done: 0 } },
    ],
    overTime: [{ name: 'عمر', done: 1 }],
  });
  const read = await cli.run(['progress', 'a.isnad']);
  expect(read.out).toContain('عمر: 1 done of');
  expect(read.out).toContain('سلمى (new)');
  expect((await cli.run(['verify', 'a.isnad'])).status).toBe(0);

  expect(await cli.run(['annotators', 'a.isnad', '--remove', 'عمر', '--as', 'منى'])).toMatchObject({ status: 1, errors: expect.stringContaining('[in-use]') });
  expect((await cli.run(['annotators', 'a.isnad', '--remove', 'سلمى', '--as', 'منى'])).status).toBe(0);
  for (const [wrong, status, said] of [
    [['assign', 'a.isnad'], 2, '--each'],
    [['assign', 'a.isnad', '--each', 'two'], 2, '--each'],
    [['assign', 'a.isnad', '--overlap', '101'], 2, '--overlap'],
    [['assign', 'a.isnad', '--annotators', 'منى', '--documents', document, '--preview'], 2, '--preview'],
    [['assign', 'a.isnad', '--each', '3', '--as', 'منى'], 1, '[too-few-annotators]'],
    [['assign', 'a.isnad', '--each', '1', '--annotators', 'مجهول', '--as', 'منى'], 1, '[not-found]'],
    [['annotators', 'a.isnad', '--role', 'lead'], 2, '--role'],
    [['annotators', 'a.isnad', '--add', 'س', '--role', 'boss'], 2, 'boss'],
  ] as const) {
    const { status: ended, errors } = await cli.run(wrong);
    expect([ended, errors], wrong.join(' ')).toEqual([status, expect.stringContaining(said)]);
  }
});
