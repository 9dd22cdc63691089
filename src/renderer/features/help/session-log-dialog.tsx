import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSessionLog } from '../../bridge/bridge-context.ts';
import { sessionLine } from '../../bridge/session-lines.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { downloadText } from '../../ui/download.ts';
import { useToast } from '../../ui/toasts.tsx';
import styles from './help.module.css';

/** What this window has asked its engine and heard from it, to be looked at or handed on. */
export function SessionLogDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const toast = useToast();
  const entries = useSessionLog();
  const lines = useRef<HTMLPreElement>(null);
  const text = entries.map((entry) => `${sessionLine(entry)}\n`).join('');

  // The newest are at the end.
  useEffect(() => {
    lines.current?.scrollTo({ top: lines.current.scrollHeight });
  });

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ kind: 'notice', text: intl.formatMessage({ id: 'log.copied' }) });
    } catch {
      // Not every host lets a page write to the clipboard; the person's own key always may.
      if (lines.current === null) return;
      window.getSelection()?.selectAllChildren(lines.current);
      lines.current.focus();
      toast({ kind: 'notice', text: intl.formatMessage({ id: 'log.selected' }) });
    }
  };

  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'log.title' })} onClose={onClose}>
      <p className={styles.soft}>
        <FormattedMessage id="log.about" />
      </p>
      <pre
        ref={lines}
        className={styles.log}
        dir="ltr"
        // What scrolls must be reachable by keyboard.
        {...{ role: 'region', tabIndex: 0 }}
        aria-label={intl.formatMessage({ id: 'log.title' })}
      >
        {text}
      </pre>
      <DialogActions>
        <Button onPress={() => void copy()}>
          <FormattedMessage id="log.copy" />
        </Button>
        <Button onPress={() => downloadText(text, 'isnad-session.txt')}>
          <FormattedMessage id="log.save" />
        </Button>
        <Button look="primary" autoFocus onPress={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}
