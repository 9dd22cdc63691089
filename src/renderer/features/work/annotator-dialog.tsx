import { useState } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { annotatorRoles, type Annotator } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import styles from './dialogs.module.css';

export type AnnotatorOpening = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly person: Annotator };

interface AnnotatorDialogProps {
  readonly opening: AnnotatorOpening;
  readonly onClose: () => void;
}

/** Somebody new, or somebody's name, colour and role. */
export function AnnotatorDialog({ opening, onClose }: AnnotatorDialogProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const person = opening.kind === 'edit' ? opening.person : null;
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Annotator['role']>(person?.role ?? 'annotator');
  // Somebody new has the next colour of the palette unless one is chosen.
  const [colour, setColour] = useState(person?.colour ?? null);
  const trimmed = name.trim();
  const title = intl.formatMessage({ id: person === null ? 'work.addPerson.title' : 'work.person' });

  const save = async (): Promise<void> => {
    const details = { name: trimmed, role, ...(colour === null ? {} : { colour }) };
    const done = await attempt(() =>
      person === null ? bridge.call('annotators.create', details) : bridge.call('annotators.update', { id: person.id, ...details }),
    );
    if (done !== undefined) onClose();
  };

  return (
    <Dialog isOpen title={title} staysOnPressOutside onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') void save();
        }}
      >
        <TextField label={intl.formatMessage({ id: 'work.person.name' })} value={name} onChange={setName} maxLength={200} autoFocus />
        <Choice
          label={intl.formatMessage({ id: 'work.column.role' })}
          value={role}
          options={annotatorRoles.map((each) => ({ value: each, label: intl.formatMessage({ id: `role.${each}` }) }))}
          onChange={setRole}
        />
        <p className={styles.note}>
          <FormattedMessage id={`work.role.${role}`} />
        </p>
        <label className={styles.colour}>
          <span>
            <FormattedMessage id="work.person.colour" />
          </span>
          <input type="color" className={styles.swatch} value={colour ?? '#5f6a72'} onChange={(event) => setColour(event.target.value)} />
          {colour === null ? (
            <span className={styles.note}>
              <FormattedMessage id="work.person.colourNext" />
            </span>
          ) : null}
        </label>
        <DialogActions>
          <Button onPress={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button type="submit" look="primary" isDisabled={trimmed === ''}>
            <FormattedMessage id={person === null ? 'work.add' : 'action.save'} />
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
