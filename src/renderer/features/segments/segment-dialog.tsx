import { useState } from 'react';
import { ListBox, ListBoxItem, Text, ToggleButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { segmentRoles } from '../../../domain/model/document.ts';
import type { Segment } from '../../../domain/model/document.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import styles from './segment-dialog.module.css';

export type SegmentRole = Segment['role'];

export interface SegmentChoice {
  readonly role: SegmentRole;
  readonly excluded: boolean;
}

interface SegmentDialogProps {
  /** How the paragraphs begin that the choice is for. */
  readonly quote: string;
  readonly paragraphs: number;
  /** What they are now; null where nothing was said of them. */
  readonly current: SegmentChoice | null;
  /** Null takes the role away. */
  readonly onChoose: (choice: SegmentChoice | null) => void;
  readonly onClose: () => void;
}

/** The key of each role: the digits in order, and the one after them for what is left over. */
const keyOf = new Map(segmentRoles.map((role, number) => [role, number < 9 ? `${number + 1}` : number === 9 ? '0' : '-']));

function roleOfKey(code: string): SegmentRole | undefined {
  const key = code === 'Minus' ? '-' : /^(?:Digit|Numpad)(\d)$/u.exec(code)?.[1];
  return segmentRoles.find((role) => keyOf.get(role) === key);
}

/** What some paragraphs are in their article, and whether they are annotated: one key each. */
export function SegmentDialog({ quote, paragraphs, current, onChoose, onClose }: SegmentDialogProps) {
  const intl = useIntl();
  const [excluded, setExcluded] = useState(current?.excluded ?? false);
  return (
    <Dialog title={intl.formatMessage({ id: 'segments.title' })} isOpen onClose={onClose}>
      <div
        role="presentation"
        className={styles.content}
        onKeyDownCapture={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
          const role = roleOfKey(event.code);
          if (role !== undefined) onChoose({ role, excluded });
          else if (event.code === 'KeyX') setExcluded(!excluded);
          else if (event.code === 'Delete' || event.code === 'Backspace') onChoose(null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <p className={styles.what}>
          <FormattedMessage id="segments.what" values={{ count: paragraphs, quote: <bdi>{quote}</bdi> }} />
        </p>
        <ToggleButton className={classes(styles.excluded)} isSelected={excluded} onChange={setExcluded}>
          <span aria-hidden className={styles.box} />
          <span className={styles.words}>
            <FormattedMessage id="segments.excluded" />
          </span>
          <kbd dir="ltr">X</kbd>
        </ToggleButton>
        <ListBox
          className={classes(styles.roles)}
          aria-label={intl.formatMessage({ id: 'segments.roles' })}
          selectionMode="single"
          selectedKeys={current === null ? [] : [current.role]}
          // Focus alone chooses nothing. Arrows go as the roles stand, in two columns.
          selectionBehavior="toggle"
          layout="grid"
          autoFocus="first"
          onSelectionChange={(keys) => {
            // What is chosen already may be chosen again: with another word on whether it is annotated.
            const role = segmentRoles.find((each) => keys !== 'all' && keys.has(each)) ?? current?.role;
            if (role !== undefined) onChoose({ role, excluded });
          }}
        >
          {segmentRoles.map((role) => (
            <ListBoxItem
              key={role}
              id={role}
              className={classes(styles.role)}
              textValue={intl.formatMessage({ id: `segments.role.${role}` })}
            >
              <Text slot="label" className={classes(styles.words)}>
                <FormattedMessage id={`segments.role.${role}`} />
              </Text>
              <kbd dir="ltr">{keyOf.get(role)}</kbd>
            </ListBoxItem>
          ))}
        </ListBox>
        <DialogActions>
          {current === null ? null : (
            <Button look="quiet" onPress={() => onChoose(null)}>
              <FormattedMessage id="segments.none" />
            </Button>
          )}
          <Button onPress={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
