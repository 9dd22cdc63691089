import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useFocusBelowAfterwards } from './arrival.ts';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { useNoticesGiveWay } from './toasts.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly size?: 'narrow' | 'wide' | 'large';
  /** For a form: a press beside it would lose what was typed. */
  readonly staysOnPressOutside?: boolean;
  /** Without it the dialog can't be left unanswered. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { title, isOpen, size = 'narrow', staysOnPressOutside = false, onClose, children } = props;
  useNoticesGiveWay(isOpen);
  return (
    <ModalOverlay
      className={classes(styles.shade)}
      isOpen={isOpen}
      isDismissable={onClose !== undefined && !staysOnPressOutside}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
    >
      <Modal className={classes(styles.box, size !== 'narrow' && styles[size])}>
        <AriaDialog className={classes(styles.dialog)}>
          <Heading slot="title" className={classes(styles.title)}>
            {title}
          </Heading>
          {children}
          <FocusBelowAfterwards />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the dialog was opened from may be gone when it closes: then the view below has the focus, never nothing. */
function FocusBelowAfterwards() {
  useFocusBelowAfterwards();
  return null;
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
