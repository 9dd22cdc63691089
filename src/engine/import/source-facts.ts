import { problemData, type ProblemData } from '../../domain/problem.ts';
import type { Direction } from '../../domain/identifiers.ts';
import { directionOf, titleOf } from './document-facts.ts';
import { readSource, type Source, type SourceText } from './sources.ts';

/** A text file as it goes into a project. */
export interface SourceFacts extends SourceText {
  readonly title: string;
  readonly direction: Direction;
}

/** Plain data, so that it can come from another thread. */
export type ReadOutcome =
  | { readonly facts: SourceFacts; readonly problem: null }
  | { readonly facts: null; readonly problem: ProblemData };

export async function readFacts({ path, name }: Pick<Source, 'path' | 'name'>): Promise<ReadOutcome> {
  try {
    const content = await readSource(path);
    const facts = { ...content, title: titleOf(content.text, name), direction: directionOf(content.text) };
    return { facts, problem: null };
  } catch (thrown) {
    return { facts: null, problem: problemData(thrown) };
  }
}
