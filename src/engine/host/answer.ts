import type { Answer } from '../../domain/desktop-door.ts';
import { problemData } from '../../domain/problem.ts';

/** Does a call’s work and says what came of it as plain data; what went wrong too. Never rejects. */
export async function answerOf(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { ok: true, output: (await work()) ?? null };
  } catch (error) {
    return { ok: false, problem: problemData(error) };
  }
}
