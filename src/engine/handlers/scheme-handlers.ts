import type { SchemePreview } from '../../domain/api/scheme-methods.ts';
import type { SchemeVersion } from '../../domain/model/project.ts';
import type { SchemeStep } from '../../domain/model/scheme-step.ts';
import type { Scheme } from '../../domain/model/scheme.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { currentScheme } from '../project/state-checks.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { withoutQuotes, withQuotes } from '../scheme/example-quotes.ts';
import { planSchemeChange } from '../scheme/scheme-plan.ts';
import { refusalProblem } from '../scheme/refusal-problem.ts';
import { checkSteps } from '../scheme/step-checks.ts';
import { stores } from '../store/stores.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found } from './found.ts';

export const schemeReads: ReadHandlers<'scheme.get' | 'scheme.list' | 'scheme.preview'> = {
  'scheme.get': ({ version }, { database }) =>
    asRead(database, version === undefined ? currentScheme(database) : found(database, 'scheme', String(version))),
  'scheme.list': (_input, { database }) => stores.scheme.list(database).map(({ version, at }) => ({ version, at })),
  'scheme.preview': ({ content, steps = [], from, at }, { database }) => {
    const current = requireVersion(database, from, at);
    checkSteps(current.content, content, steps);
    return planSchemeChange(database, current, { content, steps }).preview;
  },
};

export const schemeWrites: WriteHandlers<'scheme.change' | 'scheme.update'> = {
  'scheme.change': ({ content, steps = [], from, at }, context) => {
    const current = requireVersion(context.database, from, at);
    return change(context, current, content, steps);
  },
  'scheme.update': ({ content }, context) => change(context, currentScheme(context.database), content, []).version,
};

function requireVersion(database: ReadableDatabase, from: number, at: string | undefined): SchemeVersion {
  const current = currentScheme(database);
  if (current.version !== from || (at !== undefined && current.at !== at)) {
    throw new Problem('scheme-changed', { version: current.version, from });
  }
  return current;
}

/**
 * The new version, and each item as it reads under it, in one group. Items of others are changed in their own layers'
 * chains by whoever changes the scheme: the change is the project's, not theirs.
 */
function change(
  context: WriteContext,
  current: SchemeVersion,
  entered: Scheme,
  steps: readonly SchemeStep[],
): { version: SchemeVersion; touched: SchemePreview['touched'] } {
  const content = withoutQuotes(context.database, entered);
  checkSteps(current.content, content, steps);
  const { changes, preview } = planSchemeChange(context.database, current, { content, steps });
  const [refusal] = preview.refusals;
  if (refusal !== undefined) throw refusalProblem(refusal, preview.refusals);
  const mapping = steps.length === 0 ? null : { steps: [...steps] };
  const version: SchemeVersion = { version: current.version + 1, content, mapping, at: context.at };
  context.record({ action: 'create', entity: 'scheme', value: version });
  for (const each of changes) context.record(each);
  return { version: asRead(context.database, version), touched: preview.touched };
}

function asRead(database: ReadableDatabase, version: SchemeVersion): SchemeVersion {
  return { ...version, content: withQuotes(database, version.content) };
}
