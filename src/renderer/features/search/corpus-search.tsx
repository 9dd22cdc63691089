import { useMemo, useState } from 'react';
import {
  Autocomplete, Collection, Dialog, Header, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, Text, TextField,
} from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import type { MatchKind } from '../../../domain/text/whole-words.ts';
import { resumeWork } from '../../app/focus.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { useDocuments } from '../../app/queries.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import menuStyles from '../../ui/menu.module.css';
import pickerStyles from '../../ui/quick-picker.module.css';
import styles from './corpus-search.module.css';
import { MatchChoice } from './match-choice.tsx';
import { matchLine } from './match-line.ts';
import { MatchText } from './match-text.tsx';
import { groupByDocument } from './search-groups.ts';
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

/** What the field is to the list below it, which the autocomplete names as what it controls. */
const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const;

const TYPING_PAUSES = 150;
const MORE = 'more';

/** Finds a text in all documents and opens one where it stands. */
export function CorpusSearch({ question, onQuestion, onOpen, onClose }: CorpusSearchProps) {
  const intl = useIntl();
  const { query, match } = question;
  const asked = useDebounced(match === 'anywhere' ? query : query.trim(), TYPING_PAUSES);
  const found = useCorpusSearch(asked, match);
  const documents = useDocuments().data?.documents;
  const [first] = useState(question.query);
  const groups = useMemo(() => groupByDocument(found.matches), [found.matches]);
  const publishers = useMemo(() => new Map((documents ?? []).map(({ id, publisher }) => [id, publisher])), [documents]);
  const left = found.total - found.matches.length;

  const choose = (key: string): void => {
    if (key === MORE) {
      found.more?.();
      return;
    }
    const chosen = found.matches.find((each) => keyOf(each) === key);
    if (chosen === undefined) return;
    onClose();
    resumeWork(() => onOpen(chosen.document, [chosen.start, chosen.end]));
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
          <Autocomplete inputValue={query} onInputChange={(typed) => onQuestion({ ...question, query: typed })}>
            <TextField autoFocus aria-label={intl.formatMessage({ id: 'search.placeholder' })}>
              <Input
                className={classes(pickerStyles.input)}
                {...combobox}
                placeholder={intl.formatMessage({ id: 'search.placeholder' })}
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
            <ListBox
              className={classes(pickerStyles.list, styles.list)}
              aria-label={intl.formatMessage({ id: 'search.results' })}
              selectionMode="none"
              // One key up from the first leads to the last: to what shows more.
              shouldFocusWrap
              onAction={(key) => choose(String(key))}
            >
              <Collection items={groups}>
                {(group) => (
                  <ListBoxSection id={group.id} aria-label={group.title} className={menuStyles.section ?? ''}>
                    <Header className={classes(menuStyles.heading, styles.heading)}>
                      <Place title={group.title} publisher={publishers.get(group.document) ?? null} />
                    </Header>
                    <Collection items={group.matches}>
                      {(each) => (
                        <ListBoxItem id={keyOf(each)} textValue={spoken(each)} className={classes(pickerStyles.entry)}>
                          <Text slot="label">
                            <MatchText match={each} />
                          </Text>
                        </ListBoxItem>
                      )}
                    </Collection>
                  </ListBoxSection>
                )}
              </Collection>
              {left > 0 && found.isCurrent ? (
                <ListBoxItem id={MORE} textValue={intl.formatMessage({ id: 'search.more' }, { count: left })} className={classes(pickerStyles.entry, styles.more)}>
                  <Text slot="label">
                    <FormattedMessage id={found.isLoadingMore ? 'search.searching' : 'search.more'} values={{ count: left }} />
                  </Text>
                </ListBoxItem>
              ) : null}
            </ListBox>
          </Autocomplete>
          <p role="status" className={styles.status}>
            {sentence}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function keyOf({ document, start }: CorpusMatch): string {
  return `${document} ${start}`;
}

function spoken(match: CorpusMatch): string {
  const { before, quote, after } = matchLine(match);
  return isolate(`${before}${quote}${after}`);
}

function Place({ title, publisher }: { readonly title: string; readonly publisher: string | null }) {
  return (
    <>
      {publisher === null ? null : (
        <>
          <bdi>{publisher}</bdi>
          {' · '}
        </>
      )}
      <bdi>{title}</bdi>
    </>
  );
}
