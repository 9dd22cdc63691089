import { Plus } from 'lucide-react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import { labelKinds, type LabelKind } from '../../../domain/model/scheme-step.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { arrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './label-list.module.css';
import { listOf, type AnyLabel, type LabelPlace } from './label-places.ts';

interface LabelListProps {
  readonly content: Scheme;
  readonly chosen: LabelPlace | null;
  /** Labels that something is wrong with. */
  readonly faulty: ReadonlySet<string>;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onChoose: (place: LabelPlace) => void;
  readonly onMove: (place: LabelPlace, by: -1 | 1) => void;
  readonly onAdd: (kind: LabelKind) => void;
}

/** All labels by kind; Alt with an arrow moves the chosen one among its like. */
export function LabelList(props: LabelListProps) {
  const { content, chosen, faulty, language, theme, onChoose, onMove, onAdd } = props;
  const intl = useIntl();
  const sections = labelKinds
    .map((kind) => ({ kind, labels: content[listOf(kind)].map((label: AnyLabel) => ({ id: label.id, label })) }))
    .filter(({ labels }) => labels.length > 0);
  return (
    <nav className={styles.side} aria-label={intl.formatMessage({ id: 'scheme.labels' })}>
      <div
        role="presentation"
        className={styles.scroller}
        onKeyDownCapture={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || chosen === null) return;
          event.preventDefault();
          event.stopPropagation();
          onMove(chosen, event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <ListBox
          {...arrival}
          className={classes(styles.list)}
          aria-label={intl.formatMessage({ id: 'scheme.labels' })}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen.id]}
          items={sections.map((section) => ({ ...section, id: section.kind }))}
          renderEmptyState={() => (
            <p className={styles.none}>
              <FormattedMessage id="scheme.noLabels" />
            </p>
          )}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            const found = sections.find(({ labels }) => labels.some(({ id }) => id === key));
            if (found !== undefined) onChoose({ kind: found.kind, id: String(key) });
          }}
        >
          {({ kind, labels }) => (
            <ListBoxSection id={kind} className={classes(styles.section)}>
              <Header className={classes(styles.heading)}>{intl.formatMessage({ id: `scheme.kind.${kind}` })}</Header>
              <Collection items={labels}>
                {({ id, label }) => (
                  <ListBoxItem
                    id={id}
                    textValue={label.names[language]}
                    className={classes(styles.label, label.retired && styles.retired, faulty.has(id) && styles.faulty)}
                  >
                    <bdi className={styles.name} style={lookOf(label, theme)}>
                      {label.names[language]}
                    </bdi>
                    {label.retired ? (
                      <span className={styles.note}>
                        <FormattedMessage id="scheme.retired" />
                      </span>
                    ) : null}
                    {label.shortcut === null ? null : (
                      <kbd className={styles.key} dir="ltr">
                        {label.shortcut.toUpperCase()}
                      </kbd>
                    )}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </div>
      <div className={styles.add}>
        {labelKinds.map((kind) => (
          <Button key={kind} look="quiet" onPress={() => onAdd(kind)}>
            <Plus aria-hidden />
            <FormattedMessage id={`scheme.add.${kind}`} />
          </Button>
        ))}
      </div>
    </nav>
  );
}

function lookOf(label: AnyLabel, theme: ResolvedTheme): { color?: string; textDecorationStyle?: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy' } {
  if (!('appearance' in label)) return {};
  return { color: label.appearance[theme], textDecorationStyle: label.appearance.underline };
}
