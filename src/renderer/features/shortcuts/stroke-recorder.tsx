import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { isModifierCode } from '../../../domain/key-stroke.ts';
import type { KeyStroke } from '../../../domain/key-stroke.ts';
import { strokeOfPress } from '../../app/commands.tsx';
import styles from './keyboard-dialog.module.css';

interface StrokeRecorderProps {
  /** What stands in it until a key is pressed. */
  readonly label: string;
  readonly onStroke: (stroke: KeyStroke) => void;
  readonly onGiveUp: () => void;
  /** The keyboard went elsewhere. */
  readonly onLeave: () => void;
}

/**
 * Waits for one stroke of the keyboard and takes whatever comes, also what would mean something else here; Escape
 * alone gives up, and Tab leads on as ever.
 */
export function StrokeRecorder({ label, onStroke, onGiveUp, onLeave }: StrokeRecorderProps) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    element.current?.focus();
  }, []);
  const take = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const { nativeEvent } = event;
    if (nativeEvent.isComposing || isModifierCode(nativeEvent.code)) return;
    const stroke = strokeOfPress(nativeEvent);
    if (stroke === null || (stroke.code === 'Tab' && stroke.control !== true && stroke.alt !== true)) return;
    event.preventDefault();
    event.stopPropagation();
    const isEscape = stroke.code === 'Escape' && stroke.control !== true && stroke.alt !== true;
    if (isEscape) onGiveUp();
    // What tells no place on the keyboard cannot be found again by one.
    else if (stroke.code !== '') onStroke(stroke);
  };
  return (
    <button
      ref={element}
      type="button"
      className={styles.recorder}
      onKeyDownCapture={take}
      onBlur={onLeave}
    >
      {label}
    </button>
  );
}
