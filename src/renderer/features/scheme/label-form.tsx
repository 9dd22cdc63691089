import { Combine, Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { draftValue } from '../../../domain/scheme-draft.ts';
import { Button } from '../../ui/button.tsx';
import { CheckedField } from '../../ui/checked-field.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { ToggleRow } from '../../ui/toggle-row.tsx';
import { AppearanceFields } from './appearance-fields.tsx';
import { AttributesEditor } from './attributes-editor.tsx';
import type { DraftControl } from './draft-store.ts';
import { ExamplesEditor } from './examples-editor.tsx';
import { GuidelineEditor } from './guideline-editor.tsx';
import { labelAt, listOf, withDocument, withLabel, withRelation, withSpan, type AnyLabel, type LabelChange, type LabelPlace } from './label-places.ts';
import { isValueInSteps } from './new-values.ts';
import { NamesFields } from './names-fields.tsx';
import { RelationFields } from './relation-fields.tsx';
import type { DraftIssues } from './scheme-issues.ts';
import styles from './scheme.module.css';
import type { StepDialog } from './step-dialogs.tsx';
import { ValuesEditor } from './values-editor.tsx';

interface LabelFormProps {
  readonly place: LabelPlace;
  readonly label: AnyLabel;
  readonly control: DraftControl;
  readonly issues: DraftIssues;
  readonly language: Settings['language'];
  readonly onDialog: (dialog: StepDialog) => void;
  readonly onRemove: () => void;
}

/** Everything that can be said of one label. */
export function LabelForm({ place, label, control, issues, language, onDialog, onRemove }: LabelFormProps) {
  const intl = useIntl();
  const { content } = control.draft;
  const ids = useId();
  const list = listOf(place.kind);
  const path = [list, content[list].findIndex(({ id }) => id === place.id)];
  const edit = (what: string, change: LabelChange): void =>
    control.edit(`${place.kind}/${place.id}/${what}`, (now) => withLabel(now, place, change));
  const editSpan = (what: string, change: Partial<Scheme['spans'][number]>): void =>
    control.edit(`span/${place.id}/${what}`, (now) => withSpan(now, place.id, (one) => ({ ...one, ...change })));
  const editRelation = (what: string, change: Partial<Scheme['relations'][number]>): void =>
    control.edit(`relation/${place.id}/${what}`, (now) => withRelation(now, place.id, (one) => ({ ...one, ...change })));
  const span = content.spans.find(({ id }) => place.kind === 'span' && id === place.id);
  const relation = content.relations.find(({ id }) => place.kind === 'relation' && id === place.id);
  const document = content.documents.find(({ id }) => place.kind === 'document' && id === place.id);
  const others = content[list].filter(({ id, retired }) => id !== place.id && !retired);
  return (
    <article className={styles.form} aria-labelledby={`${ids}title`}>
      <header className={styles.formHead}>
        <h2 id={`${ids}title`} className={styles.formTitle}>
          <bdi>{label.names[language]}</bdi>
          <code className={styles.id} dir="ltr">
            {label.id}
          </code>
        </h2>
        <div className={styles.buttons}>
          <Checkbox className={classes(styles.check)} isSelected={label.retired} onChange={(retired) => edit('retired', { retired })}>
            {({ isSelected }) => (
              <>
                <span className={styles.box} aria-hidden="true">
                  {isSelected ? '✓' : ''}
                </span>
                <FormattedMessage id="scheme.retired.label" />
              </>
            )}
          </Checkbox>
          <Button isDisabled={others.length === 0} onPress={() => onDialog({ kind: 'merge', place })}>
            <Combine aria-hidden />
            <FormattedMessage id="scheme.merge" />
          </Button>
          <Button onPress={onRemove}>
            <Trash2 aria-hidden />
            <FormattedMessage id="scheme.removeLabel" />
          </Button>
        </div>
      </header>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Section title={intl.formatMessage({ id: 'scheme.section.names' })}>
            <NamesFields
              names={label.names}
              problems={{ ar: issues.at(...path, 'names', 'ar'), en: issues.at(...path, 'names', 'en') }}
              onChange={(names) => edit('names', { names })}
            />
            <div className={styles.keys}>
              <ShortcutField label={label} place={place} content={content} language={language} onChange={(shortcut) => edit('shortcut', { shortcut })} />
              {span === undefined
                ? null
                : (['ar', 'en'] as const).map((each) => {
                    const problem = issues.at(...path, 'tag', each);
                    return (
                      <CheckedField
                        key={each}
                        label={intl.formatMessage({ id: `scheme.tag.${each}` })}
                        value={span.tag[each]}
                        problem={problem === undefined ? null : { sentence: problem }}
                        onChange={(text) => editSpan('tag', { tag: { ...span.tag, [each]: text } })}
                      />
                    );
                  })}
            </div>
          </Section>
          {'appearance' in label ? (
            <Section title={intl.formatMessage({ id: 'scheme.section.appearance' })}>
              <AppearanceFields
                appearance={label.appearance}
                name={label.names[language]}
                tag={span?.tag[language] ?? ''}
                language={language}
                onChange={(appearance) => (span === undefined ? editRelation('appearance', { appearance }) : editSpan('appearance', { appearance }))}
              />
            </Section>
          ) : null}
          {relation === undefined ? null : (
            <Section title={intl.formatMessage({ id: 'scheme.section.ends' })}>
              <RelationFields label={relation} content={content} language={language} onChange={(change) => editRelation('ends', change)} />
            </Section>
          )}
          {document === undefined ? null : (
            <Section title={intl.formatMessage({ id: 'scheme.values' })}>
              <ValuesEditor
                values={document.values}
                path={[...path, 'values']}
                issues={issues}
                baseValues={baseValues(control, place)}
                isNamedInSteps={(value) => isValueInSteps(control.draft.steps, place, null, value)}
                onEdit={(field, values) => control.edit(`document/${place.id}/values/${field}`, (now) => withDocument(now, place.id, (one) => ({ ...one, values })))}
                onDrop={(value) => control.change((draft) => draftValue(draft, { kind: 'document', label: place.id, attribute: null }, value, null))}
                onMerge={(value) => onDialog({ kind: 'value', place, attribute: null, value })}
              />
              <Checkbox
                className={classes(styles.check)}
                isSelected={document.multiple}
                onChange={(multiple) => control.edit(`document/${place.id}/multiple`, (now) => withDocument(now, place.id, (one) => ({ ...one, multiple })))}
              >
                {({ isSelected }) => (
                  <>
                    <span className={styles.box} aria-hidden="true">
                      {isSelected ? '✓' : ''}
                    </span>
                    <FormattedMessage id="scheme.multiple" />
                  </>
                )}
              </Checkbox>
            </Section>
          )}
          {'attributes' in label && place.kind !== 'document' ? (
            <Section title={intl.formatMessage({ id: 'inspector.attributes' })}>
              <AttributesEditor
                place={{ kind: place.kind, id: place.id }}
                path={path}
                attributes={label.attributes}
                control={control}
                issues={issues}
                onDialog={onDialog}
              />
            </Section>
          ) : null}
          {span === undefined || content.relations.length === 0 ? null : (
            <Section title={intl.formatMessage({ id: 'scheme.section.requires' })} titleId={`${ids}requires`}>
              <ToggleRow
                labelledBy={`${ids}requires`}
                options={content.relations.map(({ id, names, retired }) => ({ id, label: names[language], isRetired: retired }))}
                selected={span.requires ?? []}
                selectionMode="multiple"
                onChange={(requires) => editSpan('requires', { requires })}
              />
            </Section>
          )}
        </div>
        <div className={styles.column}>
          {(language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const)).map((each) => (
            <Section key={each} title={intl.formatMessage({ id: `scheme.guideline.${each}` })}>
              <GuidelineEditor
                key={`${place.id}${each}`}
                value={label.guideline[each]}
                language={each}
                label={intl.formatMessage({ id: `scheme.guideline.${each}` })}
                onChange={(text) => {
                  const now = labelAt(control.draft.content, place);
                  if (now !== undefined) edit(`guideline/${each}`, { guideline: { ...now.guideline, [each]: text } });
                }}
              />
            </Section>
          ))}
          <Section title={intl.formatMessage({ id: 'scheme.section.examples' })}>
            <ExamplesEditor examples={label.examples ?? []} onChange={(examples) => edit('examples', { examples })} />
          </Section>
        </div>
      </div>
    </article>
  );
}

function baseValues({ base }: DraftControl, place: LabelPlace): readonly string[] {
  return base.content.documents.find(({ id }) => id === place.id)?.values.map(({ id }) => id) ?? [];
}

interface SectionProps {
  readonly title: string;
  readonly titleId?: string;
  readonly children: ReactNode;
}

function Section({ title, titleId, children }: SectionProps) {
  const own = useId();
  const id = titleId ?? own;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id} className={styles.partTitle}>
        {title}
      </h3>
      {children}
    </section>
  );
}

interface ShortcutFieldProps {
  readonly label: AnyLabel;
  readonly place: LabelPlace;
  readonly content: Scheme;
  readonly language: Settings['language'];
  readonly onChange: (shortcut: string | null) => void;
}

/** The key of a label; who has it already is named. */
function ShortcutField({ label, place, content, language, onChange }: ShortcutFieldProps) {
  const intl = useIntl();
  const { shortcut } = label;
  const other =
    shortcut === null || label.retired
      ? undefined
      : content[listOf(place.kind)].find((each) => each.id !== label.id && !each.retired && each.shortcut === shortcut);
  const problem =
    other !== undefined
      ? intl.formatMessage({ id: 'scheme.shortcut.taken' }, { name: isolate(other.names[language]) })
      : shortcut !== null && !/^[a-z0-9]$/u.test(shortcut)
        ? intl.formatMessage({ id: 'scheme.issue' }, { reason: 'shortcut', value: isolate(shortcut) })
        : undefined;
  return (
    <CheckedField
      label={intl.formatMessage({ id: 'scheme.shortcut' })}
      value={shortcut ?? ''}
      direction="code"
      problem={problem === undefined ? null : { sentence: problem }}
      onChange={(text) => {
        // Typing over a letter leaves the new one.
        const last = [...text.trim().toLowerCase()].at(-1);
        onChange(last ?? null);
      }}
    />
  );
}
