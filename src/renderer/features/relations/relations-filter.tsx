import { CircleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { RefObject } from 'react';
import { Button as AriaButton, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator, AttributeValue } from '../../../domain/model/annotation.ts';
import type { AttributeDefinition, RelationLabel } from '../../../domain/model/scheme.ts';
import { useDocuments } from '../../app/queries.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { DocumentPicker } from '../workspace/document-picker.tsx';
import styles from './relations-page.module.css';
import type { RelationsView } from './relations-view.ts';

interface RelationsFilterProps {
  readonly view: RelationsView;
  readonly onChange: (change: Partial<RelationsView>) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly labels: readonly RelationLabel[];
  /** How many relations there are of each label. */
  readonly counts: Readonly<Record<string, number>>;
  readonly annotators: readonly Annotator[];
  readonly ownId: string | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** From the words down to the list. */
  readonly onDown: () => void;
}

/** Which relations are listed. */
export function RelationsFilter(props: RelationsFilterProps) {
  const { view, onChange, search, labels, counts, annotators, ownId, language, theme, onDown } = props;
  const intl = useIntl();
  const offered = labels.filter(({ id }) => Object.hasOwn(counts, id) || view.label === id);
  const chosen = labels.find(({ id }) => id === view.label);
  const own = { id: ownId ?? '', name: intl.formatMessage({ id: 'relations.annotator.own' }) };
  return (
    <div className={styles.filter} role="search" aria-label={intl.formatMessage({ id: 'relations.filter' })}>
      <div className={styles.filterLine}>
        <SearchField
          className={styles.search}
          label={intl.formatMessage({ id: 'relations.filter.words' })}
          value={view.query}
          onChange={(query) => onChange({ query })}
          input={search}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') onDown();
            else event.continuePropagation();
          }}
        />
        <Select
          look="compact"
          label={intl.formatMessage({ id: 'relations.filter.reach' })}
          options={(['any', 'within', 'between'] as const).map((id) => ({
            id,
            name: intl.formatMessage({ id: `relations.reach.${id}` }),
          }))}
          value={view.reach}
          onChange={(reach) => {
            if (reach === 'any' || reach === 'within' || reach === 'between') onChange({ reach });
          }}
        />
        {annotators.length < 2 ? null : (
          <Select
            look="compact"
            label={intl.formatMessage({ id: 'relations.filter.annotator' })}
            options={[
              { id: ANY, name: intl.formatMessage({ id: 'relations.annotator.any' }) },
              ...(ownId === null ? [] : [own]),
              ...annotators.filter(({ id }) => id !== ownId).map(({ id, name }) => ({ id, name })),
            ]}
            value={view.annotator ?? ANY}
            onChange={(id) => onChange({ annotator: id === ANY ? null : id })}
          />
        )}
        <DocumentFilter document={view.document} onChange={(document) => onChange({ document })} />
        <ToggleButton
          className={classes(styles.chip)}
          isSelected={view.incomplete}
          onChange={(incomplete) => onChange({ incomplete })}
        >
          <CircleAlert aria-hidden />
          <FormattedMessage id="relations.filter.incomplete" />
        </ToggleButton>
      </div>
      {offered.length === 0 ? null : (
        <ToggleButtonGroup
          className={classes(styles.chips)}
          selectedKeys={view.label === null ? [] : [view.label]}
          onSelectionChange={(keys) => onChange({ label: [...keys].map(String)[0] ?? null })}
          aria-label={intl.formatMessage({ id: 'relations.filter.label' })}
        >
          {offered.map((label) => (
            <ToggleButton
              key={label.id}
              id={label.id}
              className={classes(styles.chip)}
              aria-label={`${isolate(label.names[language])}: ${intl.formatNumber(counts[label.id] ?? 0)}`}
            >
              <span className={styles.labelName} style={{ color: label.appearance[theme] }}>
                <LineSign colour={undefined} line={label.appearance.underline} />
                <bdi>{label.names[language]}</bdi>
              </span>
              <span className={styles.count}>
                <FormattedNumber value={counts[label.id] ?? 0} />
              </span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {chosen === undefined ? null : (
        <AttributeFilters
          attributes={chosen.attributes}
          values={view.attributes}
          language={language}
          onChange={(attributes) => onChange({ attributes })}
        />
      )}
    </div>
  );
}

/** Stands for no choice in a list of choices; an id cannot be so. */
const ANY = '*';
const UNSAID = '-';

interface AttributeFiltersProps {
  readonly attributes: readonly AttributeDefinition[];
  readonly values: RelationsView['attributes'];
  readonly language: Settings['language'];
  readonly onChange: (values: RelationsView['attributes']) => void;
}

/** The values of a label’s attributes that are a choice, and whether anything was said at all. */
function AttributeFilters({ attributes, values, language, onChange }: AttributeFiltersProps) {
  const intl = useIntl();
  const choosable = attributes.filter(({ kind, retired, id }) => kind.startsWith('choice') && (!retired || id in values));
  if (choosable.length === 0) return null;
  return (
    <div className={styles.filterLine}>
      {choosable.map(({ id, names, values: choices }) => {
        const name = names[language];
        const value = values[id];
        return (
          <Select
            key={id}
            look="compact"
            label={name}
            options={[
              { id: ANY, name: intl.formatMessage({ id: 'relations.attribute.any' }, { name: isolate(name) }) },
              ...choices.map((choice) => ({ id: choice.id, name: choice.names[language] })),
              { id: UNSAID, name: intl.formatMessage({ id: 'relations.attribute.unsaid' }, { name: isolate(name) }) },
            ]}
            value={value === undefined ? ANY : value === null ? UNSAID : String(value)}
            onChange={(wanted) => {
              const others = Object.entries(values).filter(([attribute]) => attribute !== id);
              const own: [string, AttributeValue | null][] = wanted === ANY ? [] : [[id, wanted === UNSAID ? null : wanted]];
              onChange(Object.fromEntries([...others, ...own]));
            }}
          />
        );
      })}
    </div>
  );
}

interface DocumentFilterProps {
  readonly document: string | null;
  readonly onChange: (document: string | null) => void;
}

const noDocuments: readonly string[] = [];

/** A project may have thousands of documents: the one is found by words. */
function DocumentFilter({ document, onChange }: DocumentFilterProps) {
  const intl = useIntl();
  const [isChoosing, setChoosing] = useState(false);
  const title = useDocuments().data?.documents.find(({ id }) => id === document)?.title ?? '';
  return (
    <div className={styles.document}>
      <AriaButton className={classes(styles.documentButton)} onPress={() => setChoosing(true)}>
        {document === null ? <FormattedMessage id="relations.document.any" /> : <bdi className={styles.documentTitle}>{title}</bdi>}
      </AriaButton>
      {document === null ? null : (
        <IconButton label={intl.formatMessage({ id: 'relations.document.clear' })} onPress={() => onChange(null)}>
          <X aria-hidden />
        </IconButton>
      )}
      {isChoosing ? (
        <DocumentPicker
          label={intl.formatMessage({ id: 'relations.filter.document' })}
          without={noDocuments}
          onChoose={(chosen) => {
            setChoosing(false);
            onChange(chosen);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
}
