import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { AttributeValues } from '../../../domain/model/annotation.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { MatchKind } from '../../../domain/text/whole-words.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import fieldStyles from '../../ui/field.module.css';
import { Select } from '../../ui/select.tsx';
import { AttributeFields } from '../inspector/attribute-fields.tsx';
import { MatchChoice } from '../search/match-choice.tsx';
import { LabelTag } from '../spans/label-tag.tsx';
import { OccurrenceList } from './occurrence-list.tsx';
import { countOccurrences, keyOfMatch } from './occurrence-rows.ts';
import type { OccurrencesStart } from './occurrences-start.ts';
import styles from './occurrences-dialog.module.css';
import { useLabelEverywhere } from './use-label-everywhere.ts';
import { useOccurrences } from './use-occurrences.ts';

interface OccurrencesDialogProps {
  readonly start: OccurrencesStart;
  readonly document: string;
  readonly scheme: Scheme;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onClose: () => void;
}

const keyWords = { k: (key: ReactNode) => <kbd dir="ltr">{key}</kbd> };

type Scope = 'document' | 'corpus';

/** Labels every occurrence of a quote, in this document or in all: all are seen first, and any can be left out. */
export function OccurrencesDialog({ start, document, scheme, language, theme, onClose }: OccurrencesDialogProps) {
  const intl = useIntl();
  const list = useRef<HTMLDivElement>(null);
  const [quote, setQuote] = useState(start.quote);
  const [scope, setScope] = useState<Scope>('document');
  const [match, setMatch] = useState<MatchKind>('words');
  const [labelId, setLabelId] = useState(start.label);
  const [attributes, setAttributes] = useState<AttributeValues>(start.attributes);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { matches, error, isCurrent } = useOccurrences({
    quote,
    match,
    label: labelId,
    document: scope === 'document' ? document : null,
  });
  const { labelEverywhere, isWriting } = useLabelEverywhere();
  const label = scheme.spans.find(({ id }) => id === labelId);
  const counts = countOccurrences(matches, leftOut);
  const isPossible = label !== undefined && counts.taken > 0 && isCurrent && error === null && !isWriting;

  const finish = async (): Promise<void> => {
    if (!isPossible) return;
    const places = matches.filter((each) => each.state === undefined && !leftOut.has(keyOfMatch(each)));
    if (await labelEverywhere({ label: label.id, attributes, places })) onClose();
  };
  const toggle = (key: string): void =>
    setLeftOut((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const hasAll = counts.leftOut === 0;
  const toggleAll = (): void =>
    setLeftOut(hasAll ? new Set(matches.filter(({ state }) => state === undefined).map(keyOfMatch)) : new Set());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void finish();
  };

  return (
    <Dialog title={intl.formatMessage({ id: 'occurrences.title' })} isOpen size="large" staysOnPressOutside onClose={onClose}>
      <div role="presentation" className={styles.parts} onKeyDownCapture={onKeyDown}>
        <div className={styles.question}>
          <TextField className={classes(fieldStyles.field)} value={quote} onChange={setQuote} autoFocus>
            <Label className={classes(fieldStyles.label)}>
              <FormattedMessage id="occurrences.quote" />
            </Label>
            <TextArea
              className={classes(fieldStyles.input, styles.quote)}
              rows={1}
              spellCheck={false}
              dir="auto"
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                list.current?.focus();
              }}
            />
          </TextField>
          <Choice
            label={intl.formatMessage({ id: 'occurrences.scope' })}
            value={scope}
            options={[
              { value: 'document', label: intl.formatMessage({ id: 'occurrences.scope.document' }) },
              { value: 'corpus', label: intl.formatMessage({ id: 'occurrences.scope.corpus' }) },
            ]}
            onChange={setScope}
          />
          <MatchChoice look="form" value={match} onChange={setMatch} />
          <Select
            look="form"
            label={intl.formatMessage({ id: 'occurrences.label' })}
            placeholder={intl.formatMessage({ id: 'occurrences.chooseLabel' })}
            value={labelId}
            options={scheme.spans
              .filter(({ retired }) => !retired)
              .map((each) => ({
                id: each.id,
                name: each.names[language],
                content: (
                  <span className={styles.label}>
                    <LabelTag label={each} tag={each.tag[language]} theme={theme} />
                    <bdi>{each.names[language]}</bdi>
                  </span>
                ),
                ...(each.shortcut === null ? {} : { shortcut: each.shortcut.toUpperCase() }),
              }))}
            onChange={(chosen) => {
              setLabelId(chosen);
              setAttributes(chosen === start.label ? start.attributes : {});
            }}
          />
          {label === undefined ? null : (
            <AttributeFields
              // Each label has fields of its own.
              key={label.id}
              definitions={label.attributes}
              values={attributes}
              language={language}
              onChange={(id, value) => {
                setAttributes(({ [id]: _before, ...rest }) => (value === null ? rest : { ...rest, [id]: value }));
                return Promise.resolve(true);
              }}
            />
          )}
        </div>
        <div className={styles.answer}>
          <div className={styles.head}>
            <p role="status" className={styles.summary}>
              {error === null ? (
                <FormattedMessage id="occurrences.summary" values={{ ...counts, total: matches.length }} />
              ) : (
                problemSentence(intl, problemOf(error))
              )}
            </p>
            <Button look="quiet" isDisabled={counts.taken + counts.leftOut === 0} onPress={toggleAll}>
              <FormattedMessage id={hasAll ? 'occurrences.leaveAll' : 'occurrences.takeAll'} />
            </Button>
          </div>
          <OccurrenceList list={list} matches={matches} leftOut={leftOut} isBusy={!isCurrent} onToggle={toggle} />
          <p className={styles.keys}>
            <FormattedMessage id="occurrences.keys" values={keyWords} />
          </p>
        </div>
      </div>
      <DialogActions>
        <Button onPress={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
        <Button look="primary" isDisabled={!isPossible} onPress={() => void finish()}>
          <FormattedMessage id="occurrences.do" values={{ count: counts.taken }} />
        </Button>
      </DialogActions>
    </Dialog>
  );
}
