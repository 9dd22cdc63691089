import { Ellipsis, Plus } from 'lucide-react';
import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AttributeDefinition, Choice } from '../../../domain/model/scheme.ts';
import { attributeKinds } from '../../../domain/model/scheme.ts';
import { draftAttributeRemoval, draftKind, draftValue } from '../../../domain/scheme-draft.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { Menu } from '../../ui/menu.tsx';
import { Select } from '../../ui/select.tsx';
import { BareField } from './bare-field.tsx';
import type { DraftControl } from './draft-store.ts';
import { followingId, labelAt, moved, slugFrom, withAttributes, type LabelPlace } from './label-places.ts';
import { useRowKeys } from './row-keys.ts';
import type { DraftIssues } from './scheme-issues.ts';
import type { StepDialog } from './step-dialogs.tsx';
import styles from './scheme.module.css';
import { isValueInSteps, newValue } from './new-values.ts';
import { ValuesEditor } from './values-editor.tsx';

interface AttributesEditorProps {
  readonly place: LabelPlace & { readonly kind: 'span' | 'relation' };
  /** The label’s place in its list, for issues. */
  readonly path: readonly PropertyKey[];
  readonly attributes: readonly AttributeDefinition[];
  readonly control: DraftControl;
  readonly issues: DraftIssues;
  readonly onDialog: (dialog: StepDialog) => void;
}

/** The attributes of a label, one below the other; Alt with an arrow moves the one at hand. */
export function AttributesEditor({ place, path, attributes, control, issues, onDialog }: AttributesEditorProps) {
  const intl = useIntl();
  const edit = (what: string, change: (list: readonly AttributeDefinition[]) => AttributeDefinition[]): void =>
    control.edit(`${place.kind}/${place.id}/${what}`, (content) => withAttributes(content, place, change));
  const keys = useRowKeys();
  const known = baseAttributes(control, place).map(({ id }) => id);
  const taken = (): string[] => [...attributes.map(({ id }) => id), ...known];
  const change = (definition: AttributeDefinition, field: string, fields: Partial<AttributeDefinition>): void => {
    const { id, names } = definition;
    const isFixed = known.includes(id) || isNamedInSteps(control, place, id);
    const next = isFixed || fields.names === undefined ? id : followingId(id, names, fields.names, taken(), 'attribute');
    keys.follow(id, next);
    edit(`${keys.of(id)}/${field}`, (list) => list.map((each) => (each.id === id ? { ...each, ...fields, id: next } : each)));
  };
  const add = (): void => {
    const count = attributes.length + 1;
    const names = {
      ar: intl.formatMessage({ id: 'scheme.newAttribute.ar' }, { count }),
      en: intl.formatMessage({ id: 'scheme.newAttribute.en' }, { count }),
    };
    const id = slugFrom(names, [...taken(), ...keys.used], 'attribute');
    edit(`add/${id}`, (list) => [...list, { id, names, kind: 'text', values: [], required: false, retired: false }]);
  };
  return (
    <div className={styles.rows}>
      {attributes.map((definition, at) => (
        <AttributeRow
          key={keys.of(definition.id)}
          place={place}
          definition={definition}
          isOld={known.includes(definition.id)}
          control={control}
          issues={issues}
          path={[...path, 'attributes', at]}
          onEdit={(field, fields) => change(definition, field, fields)}
          onMove={(by) => edit(`${definition.id}/move`, (list) => [...moved(list, definition.id, by)])}
          onRemove={() => edit(`${definition.id}/remove`, (list) => list.filter((each) => each.id !== definition.id))}
          onDialog={onDialog}
        />
      ))}
      <div>
        <Button look="quiet" onPress={add}>
          <Plus aria-hidden />
          <FormattedMessage id="scheme.addAttribute" />
        </Button>
      </div>
    </div>
  );
}

/** The attributes of the label in the scheme that the draft was begun on: something may have been labelled with them. */
function baseAttributes({ base }: DraftControl, place: LabelPlace): readonly AttributeDefinition[] {
  const label = labelAt(base.content, place);
  return label !== undefined && 'attributes' in label ? label.attributes : [];
}

/** Whether a step of the draft names the attribute, which then keeps its id. */
function isNamedInSteps({ draft }: DraftControl, place: LabelPlace, attribute: string): boolean {
  return draft.steps.some((step) => 'attribute' in step && step.kind === place.kind && step.attribute === attribute);
}

interface AttributeRowProps extends Pick<AttributesEditorProps, 'place' | 'control' | 'issues' | 'onDialog'> {
  readonly definition: AttributeDefinition;
  readonly isOld: boolean;
  readonly path: readonly PropertyKey[];
  /** `field` tells the edits that are one step back. */
  readonly onEdit: (field: string, fields: Partial<AttributeDefinition>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function AttributeRow(props: AttributeRowProps) {
  const { place, definition, isOld, path, control, issues, onEdit, onMove, onRemove, onDialog } = props;
  const intl = useIntl();
  const { id, names, kind, values, required, retired } = definition;
  const titleId = useId();
  const language = intl.locale.startsWith('ar') ? 'ar' : 'en';
  const order = language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  const hasValuesAs = (of: AttributeDefinition['kind']): boolean => of === 'choice' || of === 'choices';
  const problem = issues.at(...path);
  const baseValues = baseAttributes(control, place).find((each) => each.id === id)?.values.map((value) => value.id) ?? [];
  const firstValues = (list: readonly Choice[]): Choice[] =>
    list.length > 0 ? [...list] : [newValue(intl, 1, baseValues)];
  const setKind = (value: string): void => {
    const to = attributeKinds.find((each) => each === value);
    if (to === undefined || to === kind) return;
    if (isOld) {
      control.change((draft) => {
        const changed = draftKind(draft, place.kind, place.id, id, to, control.base.content);
        const content = withAttributes(changed.content, place, (list) =>
          list.map((each) => (each.id === id && hasValuesAs(to) ? { ...each, values: firstValues(each.values) } : each)),
        );
        return { ...changed, content };
      });
    } else onEdit('kind', { kind: to, values: hasValuesAs(to) ? firstValues(values) : [] });
  };
  const act = (action: string): void => {
    if (action === 'up') onMove(-1);
    else if (action === 'down') onMove(1);
    else if (action === 'retire') onEdit('retired', { retired: !retired });
    else if (action === 'split') onDialog({ kind: 'split', place, attribute: id });
    else if (isOld) control.change((draft) => draftAttributeRemoval(draft, place.kind, place.id, id));
    else onRemove();
  };
  return (
    <section aria-labelledby={titleId}>
      <div
        role="presentation"
        className={classes(styles.attribute, retired && styles.retiredBox)}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          onMove(event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <h3 id={titleId} className={styles.unseen}>
          <FormattedMessage id="scheme.attribute" values={{ name: <bdi key="name">{names[language]}</bdi> }} />
        </h3>
        <div className={styles.attributeHead}>
          {order.map((each) => (
            <BareField
              key={each}
              label={intl.formatMessage({ id: `scheme.name.${each}` })}
              value={names[each]}
              direction={each === 'ar' ? 'rtl' : 'ltr'}
              problem={issues.at(...path, 'names', each)}
              onChange={(value) => onEdit(`names/${each}`, { names: { ...names, [each]: value } })}
            />
          ))}
          <Select
            label={intl.formatMessage({ id: 'scheme.attributeKind' })}
            value={kind}
            options={attributeKinds.map((each) => ({ id: each, name: intl.formatMessage({ id: `scheme.attributeKind.${each}` }) }))}
            onChange={setKind}
          />
          <Checkbox className={classes(styles.check)} isSelected={required} onChange={(isSelected) => onEdit('required', { required: isSelected })}>
            {({ isSelected }) => (
              <>
                <span className={styles.box} aria-hidden="true">
                  {isSelected ? '✓' : ''}
                </span>
                <FormattedMessage id="scheme.required" />
              </>
            )}
          </Checkbox>
          <Menu
            label={intl.formatMessage({ id: 'scheme.attribute' }, { name: isolate(names[language]) })}
            entries={[
              { id: 'up', label: intl.formatMessage({ id: 'scheme.moveUp' }), shortcut: 'Alt+↑' },
              { id: 'down', label: intl.formatMessage({ id: 'scheme.moveDown' }), shortcut: 'Alt+↓' },
              ...(kind === 'choice' || kind === 'boolean' ? [{ id: 'split', label: intl.formatMessage({ id: 'scheme.split' }) }] : []),
              { id: 'retire', label: intl.formatMessage({ id: retired ? 'scheme.bringBack' : 'scheme.retire' }) },
              { id: 'remove', label: intl.formatMessage({ id: 'scheme.removeAttribute' }) },
            ]}
            onAction={act}
          >
            <IconButton label={intl.formatMessage({ id: 'scheme.moreFor' }, { name: isolate(names[language]) })}>
              <Ellipsis aria-hidden />
            </IconButton>
          </Menu>
        </div>
        {hasValuesAs(kind) ? (
          <ValuesEditor
            values={values}
            path={[...path, 'values']}
            issues={issues}
            baseValues={baseValues}
            isNamedInSteps={(value) => isValueInSteps(control.draft.steps, place, id, value)}
            onEdit={(field, next) => onEdit(`values/${field}`, { values: next })}
            onDrop={(value) => control.change((draft) => draftValue(draft, { ...place, label: place.id, attribute: id }, value, null))}
            onMerge={(value) => onDialog({ kind: 'value', place, attribute: id, value })}
          />
        ) : null}
        {problem === undefined ? null : <p className={styles.problem}>{problem}</p>}
        </div>
    </section>
  );
}
