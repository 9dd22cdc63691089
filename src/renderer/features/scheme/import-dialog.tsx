import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { draftImport, labelsMissingIn, type SchemeDraft } from '../../../domain/scheme-draft.ts';
import { readSchemeFile } from '../../../domain/scheme-file.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import styles from './scheme.module.css';
import { issueSentence } from './scheme-issues.ts';

interface ImportDialogProps {
  readonly file: { readonly name: string; readonly text: string };
  readonly current: Scheme;
  readonly language: Settings['language'];
  /** The file’s scheme becomes the draft. */
  readonly onTake: (draft: SchemeDraft) => void;
  readonly onClose: () => void;
}

/** A scheme from a file: what is wrong with it, or what becomes of the labels that it lacks. */
export function ImportDialog({ file, current, language, onTake, onClose }: ImportDialogProps) {
  const intl = useIntl();
  const reading = useMemo(() => readSchemeFile(file.text), [file]);
  const title = intl.formatMessage({ id: reading.ok ? 'scheme.import.title' : 'scheme.import.refused' }, { file: isolate(file.name) });
  if (!reading.ok) {
    return (
      <Dialog isOpen size="wide" title={title} onClose={onClose}>
        <ul className={styles.issues}>
          {reading.issues.slice(0, 20).map((issue) => (
            <li key={`${issue.place} ${issue.reason}`}>
              <p>{issueSentence(intl, issue)}</p>
              <p className={styles.place}>
                {issue.line === null ? null : <FormattedMessage id="scheme.import.line" values={{ line: issue.line }} />}
                {issue.place === '' ? null : <bdi dir="ltr">{issue.place}</bdi>}
              </p>
            </li>
          ))}
        </ul>
        <p className={styles.about}>
          <FormattedMessage id="scheme.import.nothing" />
        </p>
        <DialogActions>
          <Button look="primary" autoFocus onPress={onClose}>
            <FormattedMessage id="action.close" />
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  const missing = labelsMissingIn(current, reading.scheme);
  return (
    <Dialog isOpen size="wide" title={title} onClose={onClose}>
      <p>
        <FormattedMessage
          id="scheme.import.about"
          values={{ spans: reading.scheme.spans.length, relations: reading.scheme.relations.length, documents: reading.scheme.documents.length }}
        />
      </p>
      {missing.length === 0 ? null : (
        <>
          <p>
            <FormattedMessage id="scheme.import.missing" values={{ count: missing.length }} />
          </p>
          <ul className={styles.missing}>
            {missing.map(({ id, names }) => (
              <li key={id}>
                <bdi>{names[language]}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <DialogActions>
        <Button onPress={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
        {missing.length === 0 ? null : (
          <Button onPress={() => onTake({ content: reading.scheme, steps: [] })}>
            <FormattedMessage id="scheme.import.drop" />
          </Button>
        )}
        <Button look="primary" autoFocus onPress={() => onTake(draftImport(current, reading.scheme))}>
          <FormattedMessage id={missing.length === 0 ? 'scheme.import.take' : 'scheme.import.retire'} />
        </Button>
      </DialogActions>
    </Dialog>
  );
}
