import { Ellipsis, Plus } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Choice } from '../../../domain/model/scheme.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { Menu } from '../../ui/menu.tsx';
import { BareField } from './bare-field.tsx';
import { followingId, moved } from './label-places.ts';
import { newValue } from './new-values.ts';
import { useRowKeys } from './row-keys.ts';
import type { DraftIssues } from './scheme-issues.ts';
import styles from './scheme.module.css';

interface ValuesEditorProps {
  readonly values: readonly Choice[];
  readonly path: readonly PropertyKey[];
  readonly issues: DraftIssues;
  /** The values of the scheme that the draft was begun on: something may hold them. */
  readonly baseValues: readonly string[];
  /** Whether a step of the draft names a value. */
  readonly isNamedInSteps: (value: string) => boolean;
  /** `field` tells the edits that are one step back. */
  readonly onEdit: (field: string, values: Choice[]) => void;
  /** A value that something may hold goes, by a step. */
  readonly onDrop: (value: string) => void;
  /** A value is to become another. */
  readonly onMerge: (value: string) => void;
}

/** The values of a choice in both languages; Alt with an arrow moves the one at hand. */
export function ValuesEditor({ values, path, issues, baseValues, isNamedInSteps, onEdit, onDrop, onMerge }: ValuesEditorProps) {
  const intl = useIntl();
  const language = intl.locale.startsWith('ar') ? 'ar' : 'en';
  const order = language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  const keys = useRowKeys();
  const taken = [...values.map(({ id }) => id), ...baseValues];
  const add = (): void => {
    const value = newValue(intl, values.length + 1, [...taken, ...keys.used]);
    onEdit(`add/${value.id}`, [...values, value]);
  };
  const rename = ({ id, names }: Choice, of: 'ar' | 'en', text: string): void => {
    const after = { ...names, [of]: text };
    const isFixed = baseValues.includes(id) || isNamedInSteps(id);
    const next = isFixed ? id : followingId(id, names, after, taken, 'value');
    keys.follow(id, next);
    onEdit(`${keys.of(id)}/${of}`, values.map((other) => (other.id === id ? { ...other, id: next, names: after } : other)));
  };
  const act = (value: Choice, action: string): void => {
    if (action === 'up' || action === 'down') onEdit(`${keys.of(value.id)}/move`, [...moved(values, value.id, action === 'up' ? -1 : 1)]);
    else if (action === 'retire') onEdit(`${keys.of(value.id)}/retired`, values.map((each) => (each.id === value.id ? { ...each, retired: !each.retired } : each)));
    else if (action === 'merge') onMerge(value.id);
    else if (baseValues.includes(value.id)) onDrop(value.id);
    else onEdit(`${keys.of(value.id)}/remove`, values.filter(({ id }) => id !== value.id));
  };
  return (
    <ul className={styles.values} aria-label={intl.formatMessage({ id: 'scheme.values' })}>
      {values.map((value, at) => (
        <li key={keys.of(value.id)}>
          <div
            role="presentation"
            className={classes(styles.value, value.retired && styles.retiredBox)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              event.stopPropagation();
              act(value, event.key === 'ArrowUp' ? 'up' : 'down');
            }}
          >
            {order.map((each) => (
              <BareField
                key={each}
                label={intl.formatMessage({ id: `scheme.value.${each}` })}
                value={value.names[each]}
                direction={each === 'ar' ? 'rtl' : 'ltr'}
                problem={issues.at(...path, at, 'names', each)}
                onChange={(text) => rename(value, each, text)}
              />
            ))}
            <span className={styles.valueNote}>{value.retired ? <FormattedMessage id="scheme.retired" /> : null}</span>
            <Menu
              label={intl.formatMessage({ id: 'scheme.moreFor' }, { name: isolate(value.names[language]) })}
              entries={[
                { id: 'up', label: intl.formatMessage({ id: 'scheme.moveUp' }), shortcut: 'Alt+↑' },
                { id: 'down', label: intl.formatMessage({ id: 'scheme.moveDown' }), shortcut: 'Alt+↓' },
                { id: 'merge', label: intl.formatMessage({ id: 'scheme.mergeValue' }), isDisabled: values.length < 2 },
                { id: 'retire', label: intl.formatMessage({ id: value.retired ? 'scheme.bringBack' : 'scheme.retire' }) },
                { id: 'remove', label: intl.formatMessage({ id: 'scheme.removeValue' }), isDisabled: values.length < 2 },
              ]}
              onAction={(action) => act(value, action)}
            >
              <IconButton label={intl.formatMessage({ id: 'scheme.moreFor' }, { name: isolate(value.names[language]) })}>
                <Ellipsis aria-hidden />
              </IconButton>
            </Menu>
            </div>
        </li>
      ))}
      <li>
        <Button look="quiet" onPress={add}>
          <Plus aria-hidden />
          <FormattedMessage id="scheme.addValue" />
        </Button>
      </li>
    </ul>
  );
}
