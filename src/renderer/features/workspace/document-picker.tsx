import { useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { fold } from '../../../domain/text/folding.ts';
import { useDocuments } from '../../app/queries.ts';
import { QuickPicker } from '../../ui/quick-picker.tsx';

interface DocumentPickerProps {
  readonly label: string;
  /** Documents that are shown already. */
  readonly without: readonly string[];
  readonly onChoose: (document: string) => void;
  readonly onClose: () => void;
}

/** Rows that are drawn at most; one word more finds the others. */
const SHOWN = 60;

/** Chooses a document by words of its title or its publisher; those of the same story come first. */
export function DocumentPicker({ label, without, onChoose, onClose }: DocumentPickerProps) {
  const intl = useIntl();
  const [query, setQuery] = useState('');
  const documents = useDocuments().data?.documents;
  const [current] = without;
  const candidates = useMemo(() => {
    const story = documents?.find(({ id }) => id === current)?.story ?? null;
    return (documents ?? [])
      .filter(({ id }) => !without.includes(id))
      .map((document) => ({
        document,
        isOfStory: story !== null && document.story === story,
        folded: fold(`${document.title} ${document.publisher ?? ''}`).folded,
      }));
  }, [documents, without, current]);
  const sections = useMemo(() => {
    const words = fold(query).folded.split(/\s+/u).filter((word) => word !== '');
    const fitting = candidates.filter(({ folded }) => words.every((word) => folded.includes(word)));
    const section = (id: string, title: string, isOfStory: boolean) => ({
      id,
      title: intl.formatMessage({ id: title }),
      entries: fitting
        .filter((candidate) => candidate.isOfStory === isOfStory)
        .slice(0, SHOWN)
        .map(({ document }) => ({
          id: document.id,
          content: <bdi>{document.title}</bdi>,
          ...(document.publisher === null ? {} : { note: <bdi>{document.publisher}</bdi> }),
        })),
    });
    return [section('story', 'workspace.sameStory', true), section('documents', 'workspace.documents', false)];
  }, [candidates, query, intl]);
  return (
    <QuickPicker
      label={label}
      placeholder={intl.formatMessage({ id: 'workspace.findDocument' })}
      query={query}
      onQuery={setQuery}
      sections={sections}
      empty={<FormattedMessage id="workspace.noDocument" />}
      onChoose={onChoose}
      onClose={onClose}
    />
  );
}
