import { useEffect, useEffectEvent } from 'react';
import { isMac } from './commands.tsx';

/**
 * Runs something when Alt is pressed and released alone, as in other desktop programs. Held with another key it is
 * that key's (Alt with an arrow moves by clitics, Alt with Shift changes the keyboard's layout), and held while the
 * pointer does something it is the pointer's.
 */
export function useLoneAlt(run: () => void): void {
  const onAlt = useEffectEvent(run);
  useEffect(() => {
    // On a Mac this key writes letters.
    if (isMac) return undefined;
    let isAlone = false;
    let isPressed = false;
    const onKeyDown = ({ key, repeat, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void => {
      if (key !== 'Alt') isAlone = false;
      else if (!repeat) isAlone = !ctrlKey && !metaKey && !shiftKey && !isPressed;
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Alt' || !isAlone) return;
      isAlone = false;
      // Some browsers would go to their own menu.
      event.preventDefault();
      onAlt();
    };
    const onPointer = ({ buttons }: PointerEvent): void => {
      isPressed = buttons !== 0;
      isAlone = false;
    };
    const onOther = (): void => {
      isAlone = false;
    };
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    window.addEventListener('keydown', onKeyDown, options);
    window.addEventListener('keyup', onKeyUp, options);
    for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const) {
      window.addEventListener(type, onPointer, options);
    }
    // Alt with Tab leaves the window, and Alt is released elsewhere.
    for (const type of ['wheel', 'blur'] as const) window.addEventListener(type, onOther, { ...options, passive: true });
    return () => listening.abort();
  }, []);
}
