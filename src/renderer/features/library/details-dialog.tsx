import { useState } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAttempt } from '../../app/attempt.ts';
import { useFocusBelowAfterwards } from '../../app/focus.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { changesOf, fieldsOf } from './document-fields.ts';
import type { DocumentValues } from './document-fields.ts';
import { DocumentForm } from './document-form.tsx';
import styles from './document-form.module.css';
import { focusFirstFault, useFieldChecks } from './field-checks.ts';

interface DetailsDialogProps {
  /** Null while the dialog is closed. */
  readonly document: (DocumentValues & { readonly id: string }) | null;
  readonly onClose: () => void;
}

/** What is known of a document, to be changed by hand: one save is one step of undo. */
export function DetailsDialog({ document, onClose }: DetailsDialogProps) {
  const intl = useIntl();
  return (
    <Dialog
      isOpen={document !== null}
      size="wide"
      title={intl.formatMessage({ id: 'details.title' })}
      staysOnPressOutside
      onClose={onClose}
    >
      {document === null ? null : <DetailsForm document={document} onClose={onClose} />}
    </Dialog>
  );
}

function DetailsForm({ document, onClose }: DetailsDialogProps & { readonly document: DocumentValues & { readonly id: string } }) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  useFocusBelowAfterwards();
  // As it was when the dialog opened: what others change meanwhile is not taken back by saving.
  const [before] = useState(document);
  const [fields, setFields] = useState(() => fieldsOf(document, (digit) => intl.formatNumber(digit)));
  const [saving, setSaving] = useState(false);
  const checks = useFieldChecks(fields, setFields);

  const save = async (form: HTMLFormElement): Promise<void> => {
    checks.showAll();
    if (checks.values === null) {
      focusFirstFault(form);
      return;
    }
    const changes = changesOf(before, checks.values);
    if (changes === null) {
      onClose();
      return;
    }
    setSaving(true);
    // What is refused is said at the foot of the window; what was typed stays.
    const saved = await attempt(() => bridge.call('documents.update', { id: before.id, ...changes }));
    setSaving(false);
    if (saved !== undefined) onClose();
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
      <DocumentForm fields={fields} onChange={setFields} checks={checks} focusesTitle />
      <DialogActions>
        <Button onPress={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
        <Button type="submit" look="primary" isDisabled={saving}>
          <FormattedMessage id="action.save" />
        </Button>
      </DialogActions>
    </Form>
  );
}
