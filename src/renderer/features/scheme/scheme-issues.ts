import type { IntlShape } from 'react-intl';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { checkScheme } from '../../../domain/scheme-file.ts';
import type { SchemeFileIssue } from '../../../domain/scheme-file.ts';
import { isolate } from '../../ui/isolate.ts';

/** What is wrong with a draft, by place. */
export interface DraftIssues {
  readonly count: number;
  readonly all: readonly (SchemeFileIssue & { readonly path: readonly PropertyKey[] })[];
  /** The first issue at this place or below it, in words. */
  readonly at: (...path: readonly PropertyKey[]) => string | undefined;
}

/** An issue in words. */
export function issueSentence(intl: IntlShape, { reason, value }: Pick<SchemeFileIssue, 'reason' | 'value'>): string {
  return intl.formatMessage({ id: 'scheme.issue' }, { reason, value: isolate(value) });
}

export function draftIssues(intl: IntlShape, content: Scheme): DraftIssues {
  const checked = checkScheme(content);
  const all = checked.ok ? [] : checked.issues;
  return {
    count: all.length,
    all,
    at: (...path) => {
      const found = all.find((issue) => path.every((part, depth) => issue.path[depth] === part));
      return found === undefined ? undefined : issueSentence(intl, found);
    },
  };
}
