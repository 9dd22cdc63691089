import type { Page } from '@playwright/test';
import { expect, rangeOf } from './support.ts';

/** Labels quotes as the window's person, without the wait for a program of its own. */
export async function labelHere(
  page: Page,
  document: string,
  text: string,
  spans: readonly (readonly [label: string, quote: string])[],
): Promise<void> {
  const inputs = spans.map(([label, quote]) => ({ document, label, fragments: [rangeOf(text, quote)] }));
  const codes = await page.evaluate(async (all) => {
    const answers: number[] = [];
    for (const input of all) {
      const body = JSON.stringify({ window: sessionStorage.getItem('isnad.window'), method: 'spans.create', input });
      const answer = await fetch('/call', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      answers.push(answer.status);
    }
    return answers;
  }, inputs);
  expect(codes).toEqual(inputs.map(() => 200));
}
