import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { GuidelineExample, Scheme } from '../../../domain/model/scheme.ts';
import { useShortcutWords } from '../../app/commands.tsx';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { GuidelineExamples } from './guideline-examples.tsx';
import { guidelineEntries, searchGuidelines, type GuidelineEntry } from './guideline-search.ts';
import styles from './guideline.module.css';
import { MarkdownText } from './markdown-text.tsx';

interface GuidelinePanelProps {
  readonly scheme: Scheme;
  /** The label at hand: its guideline is shown until another is chosen here. */
  readonly label: string | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** Goes to the place that an example was taken from. */
  readonly onJump?: (example: GuidelineExample) => void;
  readonly onClose: () => void;
}

/** What a label is for, with its examples; words find any other label’s guideline. */
export function GuidelinePanel({ scheme, label, language, theme, onJump, onClose }: GuidelinePanelProps) {
  const intl = useIntl();
  const closeKey = useShortcutWords('guideline');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  // Another span at hand, another guideline: what was chosen before belongs to the one before.
  const [shownFor, setShownFor] = useState(label);
  if (shownFor !== label) {
    setShownFor(label);
    setChosen(null);
  }
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const entries = useMemo(() => guidelineEntries(scheme), [scheme]);
  const found = useMemo(() => searchGuidelines(entries, query), [entries, query]);
  const isSearching = query.trim() !== '';
  const shown = isSearching ? undefined : entries.find(({ id }) => id === (chosen ?? label));
  return (
    <section className={styles.section} aria-label={intl.formatMessage({ id: 'guideline.title' })}>
      <div
        role="presentation"
        className={styles.panel}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || isSearching) return;
          event.preventDefault();
          event.stopPropagation();
          if (chosen === null) onClose();
          else setChosen(null);
        }}
      >
        <div className={styles.top}>
          <SearchField
            className={styles.search}
            size="small"
            label={intl.formatMessage({ id: 'guideline.search' })}
            value={query}
            onChange={setQuery}
            input={input}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key !== 'Enter' || !isSearching || first === undefined) {
                // The window’s keys act here too.
                event.continuePropagation();
                return;
              }
              event.preventDefault();
              setQuery('');
              setChosen(first.id);
            }}
          />
          <IconButton label={intl.formatMessage({ id: 'guideline.close' })} shortcut={closeKey} onPress={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
        <div
          className={styles.body}
          // What scrolls must be reachable by keyboard.
          {...{ role: 'region', tabIndex: 0 }}
          aria-label={intl.formatMessage({ id: 'guideline.text' })}
        >
          {shown === undefined ? (
            <EntryList
              entries={found}
              language={language}
              theme={theme}
              onChoose={(id) => {
                setQuery('');
                setChosen(id);
              }}
            />
          ) : (
            <Entry entry={shown} language={language} theme={theme} {...(onJump === undefined ? {} : { onJump })} />
          )}
        </div>
        </div>
    </section>
  );
}

interface EntryListProps {
  readonly entries: readonly GuidelineEntry[];
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onChoose: (id: string) => void;
}

function EntryList({ entries, language, theme, onChoose }: EntryListProps) {
  if (entries.length === 0) {
    return (
      <p className={styles.none}>
        <FormattedMessage id="guideline.none" />
      </p>
    );
  }
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <AriaButton className={classes(styles.entry)} onPress={() => onChoose(entry.id)}>
            <EntryName entry={entry} language={language} theme={theme} />
            <span className={styles.beginning}>{entry.guideline[language].split('\n', 1)[0]}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

interface EntryProps {
  readonly entry: GuidelineEntry;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onJump?: (example: GuidelineExample) => void;
}

function EntryName({ entry, language, theme }: EntryProps) {
  const { appearance, names, shortcut } = entry;
  return (
    <span className={styles.name}>
      <bdi
        className={styles.word}
        style={appearance === null ? {} : { color: appearance[theme], textDecorationStyle: appearance.underline }}
      >
        {names[language]}
      </bdi>
      {shortcut === null ? null : <kbd dir="ltr">{shortcut.toUpperCase()}</kbd>}
    </span>
  );
}

function Entry({ entry, language, theme, onJump }: EntryProps) {
  const { guideline, examples, attributes } = entry;
  const text = guideline[language] === '' ? guideline[language === 'ar' ? 'en' : 'ar'] : guideline[language];
  const live = attributes.filter(({ retired }) => !retired);
  return (
    <article className={styles.one}>
      <h3 className={styles.title}>
        <EntryName entry={entry} language={language} theme={theme} />
      </h3>
      {text === '' ? (
        <p className={styles.none}>
          <FormattedMessage id="guideline.empty" />
        </p>
      ) : (
        <MarkdownText text={text} language={text === guideline[language] ? language : language === 'ar' ? 'en' : 'ar'} />
      )}
      {live.length === 0 ? null : (
        <dl className={styles.attributes}>
          {live.map(({ id, names, values }) => (
            <div key={id}>
              <dt>
                <bdi>{names[language]}</bdi>
              </dt>
              <dd>
                {values.length === 0 ? (
                  <FormattedMessage id="guideline.free" />
                ) : (
                  values.filter(({ retired }) => !retired).map((value) => (
                    <bdi key={value.id} className={styles.choice}>
                      {value.names[language]}
                    </bdi>
                  ))
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <GuidelineExamples examples={examples} language={language} {...(onJump === undefined ? {} : { onJump })} />
    </article>
  );
}
