import { useState } from 'react';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import styles from './document-form.module.css';

interface DialogFormProps {
  /** What the button that saves says. */
  readonly submit: ReactNode;
  /** Called by the button and by Enter, never while it is under way. */
  readonly onSave: (form: HTMLFormElement) => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is filled in in a dialog, with its two ways out. */
export function DialogForm({ submit, onSave, onClose, children }: DialogFormProps) {
  const [saving, setSaving] = useState(false);
  const save = async (form: HTMLFormElement): Promise<void> => {
    setSaving(true);
    await onSave(form);
    setSaving(false);
  };
  return (
    <Form
      className={styles.form ?? ''}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) void save(event.currentTarget);
      }}
    >
      {children}
      <DialogActions>
        <Button onPress={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
        <Button type="submit" look="primary" isDisabled={saving}>
          {submit}
        </Button>
      </DialogActions>
    </Form>
  );
}
