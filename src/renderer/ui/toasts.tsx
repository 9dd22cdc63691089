import { X } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useIntl } from 'react-intl';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';
import styles from './toasts.module.css';

export interface ToastEntry {
  readonly text: ReactNode;
  readonly kind: 'notice' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void };
}

export type Toasts = ToastQueue<ToastEntry>;

export function createToasts(): Toasts {
  return new ToastQueue<ToastEntry>({ maxVisibleToasts: 4 });
}

export const ToastsContext = createContext<Toasts | null>(null);

/** How long a notice stays; a problem stays until it is closed or left behind. */
const NOTICE_MILLISECONDS = 12_000;

/**
 * Shows a line at the foot of the window: a notice for a while, a problem until it is closed. One that says what a
 * line in sight says already takes its place; a line with an action is never the same as another.
 */
export function useToast(): (entry: ToastEntry) => void {
  const toasts = useContext(ToastsContext);
  if (toasts === null) throw new Error('toasts are used outside the application');
  return useCallback(
    (entry) => {
      const same = toasts.visibleToasts.find(
        ({ content }) =>
          content.kind === entry.kind &&
          content.text === entry.text &&
          content.action === undefined &&
          entry.action === undefined,
      );
      // A problem that is said already stays where it is, and with it the focus that may be on it.
      if (same !== undefined && entry.kind === 'problem') return;
      if (same !== undefined) toasts.close(same.key);
      toasts.add(entry, entry.kind === 'notice' ? { timeout: NOTICE_MILLISECONDS } : {});
    },
    [toasts],
  );
}

/** Notices give way to a dialog that opens: they would lie over it. Problems stay, and what is said from then on. */
export function useNoticesGiveWay(isOpen: boolean): void {
  const toasts = useContext(ToastsContext);
  useEffect(() => {
    if (!isOpen || toasts === null) return;
    for (const { key, content } of toasts.visibleToasts) if (content.kind === 'notice') toasts.close(key);
  }, [isOpen, toasts]);
}

/** Answers a function that takes the notices away which are shown: what they say is no longer so. */
export function useDismissNotices(): () => void {
  const toasts = useContext(ToastsContext);
  return useCallback(() => {
    for (const { key, content } of toasts?.visibleToasts ?? []) if (content.kind === 'notice') toasts?.close(key);
  }, [toasts]);
}

/** F6 goes to the newest line at the foot of the window, and from there back to where the person was. */
function useWayToToasts(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before: Element | null = null;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || region.current === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (region.current.contains(document.activeElement)) {
        if (before instanceof HTMLElement) before.focus();
        return;
      }
      before = document.activeElement;
      region.current.querySelector<HTMLElement>('[role="alertdialog"]')?.focus();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [region]);
}

/** A problem belongs to what was on the window when it was said: it goes when the person goes on to something else. */
function useProblemsStayBehind(toasts: Toasts): void {
  useEffect(() => {
    const close = (): void => {
      for (const { key, content } of toasts.visibleToasts) if (content.kind === 'problem') toasts.close(key);
    };
    window.addEventListener('hashchange', close);
    return () => window.removeEventListener('hashchange', close);
  }, [toasts]);
}

export function ToastList({ toasts }: { readonly toasts: Toasts }) {
  const intl = useIntl();
  const region = useRef<HTMLDivElement>(null);
  useWayToToasts(region);
  useProblemsStayBehind(toasts);
  return (
    <ToastRegion ref={region} queue={toasts} className={classes(styles.region)} aria-label={intl.formatMessage({ id: 'toasts.label' })}>
      {({ toast }) => {
        const { text, kind, action } = toast.content;
        return (
          <Toast toast={toast} className={classes(styles.toast, kind === 'problem' && styles.problem)}>
            <ToastContent className={classes(styles.content)}>
              <Text slot="title">{text}</Text>
            </ToastContent>
            {action === undefined ? null : (
              <Button
                onPress={() => {
                  toasts.close(toast.key);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton label={intl.formatMessage({ id: 'action.close' })} onPress={() => toasts.close(toast.key)}>
              <X aria-hidden />
            </IconButton>
          </Toast>
        );
      }}
    </ToastRegion>
  );
}
