import { useDeferredValue, useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import { documentDirection } from '../../../domain/text/direction.ts';
import { titleOf } from '../../../domain/text/title.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import type { FieldProblem } from '../../ui/checked-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import { DialogForm } from './dialog-form.tsx';
import type { DocumentFields } from './document-fields.ts';
import { DocumentForm } from './document-form.tsx';
import styles from './document-form.module.css';
import { focusFirstFault, useFieldChecks } from './field-checks.ts';
import { forgetDraft, useKeptDraft } from './new-document-draft.ts';
import type { NewDocumentDraft } from './new-document-draft.ts';
import { PasteArea } from './paste-area.tsx';
import { useSameText } from './same-text.ts';

/** An open dialog for a new document; `pasted` is a text that came with the opening. */
export interface NewDocumentOpening {
  readonly pasted: string | null;
}

interface NewDocumentDialogProps {
  /** Null while the dialog is closed. */
  readonly opening: NewDocumentOpening | null;
  /** The project's file: an unfinished draft belongs to it. */
  readonly project: string;
  readonly onClose: () => void;
  /** Shows a document: the one that was made, or the one that has the same text already. */
  readonly onOpen: (id: string) => void;
}

/** Makes a document from a text that is pasted. */
export function NewDocumentDialog({ opening, ...rest }: NewDocumentDialogProps) {
  const intl = useIntl();
  return (
    <Dialog
      isOpen={opening !== null}
      size="large"
      title={intl.formatMessage({ id: 'library.new' })}
      staysOnPressOutside
      onClose={rest.onClose}
    >
      {opening === null ? null : <NewDocumentForm opening={opening} {...rest} />}
    </Dialog>
  );
}

/** The place, from 1, of the first half of a surrogate pair that stands alone, in UTF-16 code units; null: none. */
function brokenAt(text: string): number | null {
  return text.isWellFormed() ? null : text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/) + 1;
}

function textProblem(intl: IntlShape, text: string, tried: boolean): FieldProblem | null {
  const position = brokenAt(text);
  if (position !== null) return { sentence: intl.formatMessage({ id: 'newDocument.broken' }, { position }) };
  return tried && text.trim() === '' ? { sentence: intl.formatMessage({ id: 'newDocument.empty' }) } : null;
}

/** The draft's fields, with what the text suggests where the person has said nothing. */
function useSuggestedFields(draft: NewDocumentDraft): DocumentFields {
  // A long text is looked at after its letters are on the screen.
  const text = useDeferredValue(draft.text);
  const suggested = useMemo(
    () => ({ title: text.trim() === '' ? '' : titleOf(text, ''), direction: documentDirection(text) }),
    [text],
  );
  return { ...draft, title: draft.title ?? suggested.title, direction: draft.direction ?? suggested.direction };
}

function NewDocumentForm({ opening, project, onClose, onOpen }: NewDocumentDialogProps & { readonly opening: NewDocumentOpening }) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const { draft, change } = useKeptDraft(project, opening.pasted);
  const [tried, setTried] = useState(false);
  const fields = useSuggestedFields(draft);
  const same = useSameText(useDeferredValue(draft.text));
  const onFields = (next: DocumentFields): void => {
    change({
      ...draft,
      ...next,
      // What was only suggested goes on following the text.
      title: next.title === fields.title ? draft.title : next.title,
      direction: next.direction === fields.direction ? draft.direction : next.direction,
    });
  };
  const checks = useFieldChecks(fields, onFields);
  const problem = textProblem(intl, draft.text, tried);

  const save = async (form: HTMLFormElement): Promise<void> => {
    setTried(true);
    if (draft.text.trim() !== '') checks.showAll();
    if (checks.values === null || textProblem(intl, draft.text, true) !== null) {
      focusFirstFault(form);
      return;
    }
    const { values } = checks;
    const made = await attempt(() => bridge.call('documents.create', { text: draft.text, ...values }));
    if (made === undefined) return;
    forgetDraft(project);
    onOpen(made.id);
  };

  return (
    <DialogForm
      submit={<FormattedMessage id={same === null ? 'newDocument.add' : 'newDocument.addAnyway'} />}
      onSave={save}
      onClose={onClose}
    >
      <div className={styles.sideBySide}>
        <PasteArea
          text={draft.text}
          direction={fields.direction}
          problem={problem}
          onChange={(text) => change({ ...draft, text })}
        />
        <DocumentForm
          fields={fields}
          onChange={onFields}
          checks={checks}
          focusesTitle={opening.pasted !== null}
          {...(draft.title === null && fields.title !== ''
            ? { titleNote: intl.formatMessage({ id: 'newDocument.suggested' }) }
            : {})}
        />
      </div>
      {same === null ? null : (
        <div role="status" className={styles.same}>
          <p>
            <FormattedMessage id="newDocument.same" values={{ title: isolate(same.title) }} />
          </p>
          <Button onPress={() => onOpen(same.id)}>
            <FormattedMessage id="newDocument.openSame" />
          </Button>
        </div>
      )}
    </DialogForm>
  );
}
