import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Dialog, Input, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { useIntl } from 'react-intl';
import type { MatchKind } from '../../../domain/text/whole-words.ts';
import { resumeWork } from '../../app/focus.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { useDocuments } from '../../app/queries.ts';
import { classes } from '../../ui/classes.ts';
import { entryForKey } from '../../ui/entry-for-key.ts';
import pickerStyles from '../../ui/quick-picker.module.css';
import styles from './corpus-search.module.css';
import { MatchChoice } from './match-choice.tsx';
import { groupByDocument } from './search-groups.ts';
import { entryId, SearchResults } from './search-results.tsx';
import { useCorpusSearch } from './use-corpus-search.ts';
import { useDebounced } from './use-debounced.ts';

/** What was looked for last; who comes back finds it again. */
export interface CorpusQuestion {
  readonly query: string;
  readonly match: MatchKind;
}

interface CorpusSearchProps {
  readonly question: CorpusQuestion;
  readonly onQuestion: (question: CorpusQuestion) => void;
  /** `range` is `[start, end)` in UTF-16 code units of the document's text. */
  readonly onOpen: (document: string, range: readonly [number, number]) => void;
  readonly onClose: () => void;
}

/** What the field, which keeps the keyboard, is to the list below it. */
const combobox = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' } as const;

const TYPING_PAUSES = 150;

/** Finds a text in all documents and opens one where it stands. */
export function CorpusSearch({ question, onQuestion, onOpen, onClose }: CorpusSearchProps) {
  const intl = useIntl();
  const list = useId();
  const { query, match } = question;
  const asked = useDebounced(match === 'anywhere' ? query : query.trim(), TYPING_PAUSES);
  const found = useCorpusSearch(asked, match);
  const documents = useDocuments().data?.documents;
  const [first] = useState(question.query);
  const { matches } = found;
  const groups = useMemo(() => groupByDocument(matches), [matches]);
  const publishers = useMemo(() => new Map((documents ?? []).map(({ id, publisher }) => [id, publisher])), [documents]);
  const left = found.total - matches.length;
  const entries = matches.length + (left > 0 ? 1 : 0);

  // With each question the first entry is meant again.
  const about = `${match} ${asked}`;
  const [chosen, setChosen] = useState({ about, position: 0 });
  const current = Math.min(chosen.about === about ? chosen.position : 0, entries - 1);

  const choose = (position: number): void => {
    const wanted = matches[position];
    if (wanted === undefined) {
      if (position < entries) found.more?.();
      return;
    }
    onClose();
    resumeWork(() => onOpen(wanted.document, [wanted.start, wanted.end]));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
    const next = entryForKey(event.key, current, entries);
    if (next !== null) setChosen({ about, position: next });
    // What is shown while something else is looked for is not what would be opened.
    else if (event.key === 'Enter' && found.isCurrent) choose(current);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };

  const sentence = ((): string => {
    if (asked.trim() === '') return intl.formatMessage({ id: 'search.hint' });
    if (found.error !== null) return problemSentence(intl, problemOf(found.error));
    if (!found.isCurrent) return intl.formatMessage({ id: 'search.searching' });
    if (found.total === 0) return intl.formatMessage({ id: 'search.none' });
    return intl.formatMessage({ id: 'search.found' }, { total: found.total, documents: found.documents });
  })();

  return (
    <ModalOverlay
      className={classes(pickerStyles.shade)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classes(pickerStyles.box, styles.box)}>
        <Dialog className={classes(pickerStyles.picker)} aria-label={intl.formatMessage({ id: 'search.title' })}>
          <TextField
            autoFocus
            aria-label={intl.formatMessage({ id: 'search.placeholder' })}
            value={query}
            onChange={(typed) => onQuestion({ ...question, query: typed })}
          >
            <Input
              className={classes(pickerStyles.input)}
              {...combobox}
              {...(entries > 0
                ? { 'aria-expanded': true, 'aria-controls': list, 'aria-activedescendant': entryId(list, current) }
                : { 'aria-expanded': false })}
              placeholder={intl.formatMessage({ id: 'search.placeholder' })}
              spellCheck={false}
              autoComplete="off"
              onKeyDown={onKeyDown}
              // What was looked for before is typed over.
              onFocus={(event) => {
                if (event.currentTarget.value === first) event.currentTarget.select();
              }}
              // An empty field has the interface's direction: the caret waits where reading begins.
              {...(query === '' ? {} : { dir: 'auto' })}
            />
          </TextField>
          <div className={styles.options}>
            <MatchChoice look="bar" value={match} onChange={(kind) => onQuestion({ ...question, match: kind })} />
          </div>
          {entries === 0 ? null : (
            <SearchResults
              // Other results begin at the top.
              key={about}
              id={list}
              groups={groups}
              publishers={publishers}
              current={current}
              left={left}
              isLoadingMore={found.isLoadingMore}
              onChoose={choose}
              onKeyDown={onKeyDown}
            />
          )}
          <p role="status" className={styles.status}>
            {sentence}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
