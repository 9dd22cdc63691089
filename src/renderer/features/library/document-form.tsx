import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { fold } from '../../../domain/text/folding.ts';
import { useDocuments } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { CheckedField } from '../../ui/checked-field.tsx';
import { Choice } from '../../ui/field.tsx';
import { PublicationTime } from '../../ui/publication-time.tsx';
import { SuggestionField } from '../../ui/suggestion-field.tsx';
import { readPublicationTime } from './document-fields.ts';
import type { DocumentFields } from './document-fields.ts';
import styles from './document-form.module.css';
import { exampleTime } from './field-checks.ts';
import type { FieldChecks } from './field-checks.ts';
import { StoryField } from './story-field.tsx';

/** Names offered for the publisher: more would make the list slow and nobody would read it. */
const MOST_SUGGESTIONS = 200;

interface DocumentFormProps {
  readonly fields: DocumentFields;
  readonly onChange: (fields: DocumentFields) => void;
  readonly checks: FieldChecks;
  /** Said below the title, while it was suggested. */
  readonly titleNote?: string;
  readonly focusesTitle?: boolean;
}

function fits(suggestion: string, typed: string): boolean {
  return fold(suggestion).folded.includes(fold(typed.trim()).folded);
}

/** The publishers of the project, those of most documents first. */
function usePublishers(): string[] {
  const documents = useDocuments().data?.documents;
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { publisher } of documents ?? []) {
      if (publisher !== null) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
    }
    return [...counts]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MOST_SUGGESTIONS)
      .map(([name]) => name);
  }, [documents]);
}

/** The fields of what is known of a document. */
export function DocumentForm({ fields, onChange, checks, titleNote, focusesTitle = false }: DocumentFormProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const publishers = usePublishers();
  const stories = useQuery({
    queryKey: ['stories'],
    queryFn: () => bridge.call('stories.list', {}),
    refetchOnMount: 'always',
  });
  const time = readPublicationTime(fields.publishedAt);
  const example = <bdi dir="ltr" className={styles.example}>{exampleTime((value) => intl.formatNumber(value))}</bdi>;
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <CheckedField
          label={intl.formatMessage({ id: 'details.name' })}
          value={fields.title}
          onChange={(title) => onChange({ ...fields, title })}
          onBlur={() => checks.left('title')}
          problem={checks.problemOf('title')}
          autoFocus={focusesTitle}
          {...(titleNote === undefined ? {} : { description: titleNote })}
        />
      </div>
      <SuggestionField
        label={intl.formatMessage({ id: 'details.publisher' })}
        value={fields.publisher}
        onChange={(publisher) => onChange({ ...fields, publisher })}
        onBlur={() => checks.left('publisher')}
        problem={checks.problemOf('publisher')}
        suggestions={publishers}
        fits={fits}
      />
      <CheckedField
        label={intl.formatMessage({ id: 'details.publishedAt' })}
        value={fields.publishedAt}
        onChange={(publishedAt) => onChange({ ...fields, publishedAt })}
        onBlur={() => checks.left('publishedAt')}
        problem={checks.problemOf('publishedAt')}
        direction="code"
        {...(checks.problemOf('publishedAt') !== null
          ? {}
          : {
              description:
                'value' in time && time.value !== null ? (
                  <PublicationTime value={time.value} />
                ) : (
                  <FormattedMessage id="details.publishedAt.how" values={{ example }} />
                ),
            })}
      />
      <div className={styles.wide}>
        <CheckedField
          label={intl.formatMessage({ id: 'details.url' })}
          value={fields.url}
          onChange={(url) => onChange({ ...fields, url })}
          onBlur={() => checks.left('url')}
          problem={checks.problemOf('url')}
          direction="ltr"
          placeholder="https://"
        />
      </div>
      <Choice
        label={intl.formatMessage({ id: 'details.direction' })}
        value={fields.direction}
        options={[
          { value: 'rtl', label: intl.formatMessage({ id: 'details.direction.rtl' }) },
          { value: 'ltr', label: intl.formatMessage({ id: 'details.direction.ltr' }) },
        ]}
        onChange={(direction) => onChange({ ...fields, direction })}
      />
      {stories.data === undefined || stories.data.length === 0 ? null : (
        <StoryField
          stories={stories.data}
          value={fields.story}
          onChange={(story) => onChange({ ...fields, story })}
        />
      )}
    </div>
  );
}
