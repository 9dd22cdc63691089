import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from './dialog-form.tsx';
import { changesOf, fieldsOf } from './document-fields.ts';
import type { DocumentValues } from './document-fields.ts';
import { DocumentForm } from './document-form.tsx';
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
  // As it was when the dialog opened: what others change meanwhile is not taken back by saving.
  const [before] = useState(document);
  const [fields, setFields] = useState(() => fieldsOf(document, (digit) => intl.formatNumber(digit)));
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
    // What is refused is said at the foot of the window; what was typed stays.
    const saved = await attempt(() => bridge.call('documents.update', { id: before.id, ...changes }));
    if (saved !== undefined) onClose();
  };

  return (
    <DialogForm submit={<FormattedMessage id="action.save" />} onSave={save} onClose={onClose}>
      <DocumentForm fields={fields} onChange={setFields} checks={checks} focusesTitle />
    </DialogForm>
  );
}
