import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isTextInput } from '../../app/focus.ts';
import { goTo } from '../../app/location.ts';
import type { DeskData } from './desk-data.ts';
import { deskKey, spanStep } from './desk-keys.ts';
import type { DeskKey } from './desk-keys.ts';
import { canEscape } from './desk-state.ts';
import type { DeskControl } from './use-desk.ts';

interface DeskKeysInput {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly toInspector: () => void;
}

/**
 * Whether the key was pressed in the text itself and not on a button beside it, nor in a dialog or a list that was
 * opened from there: React brings their keys along, wherever they stand on the page.
 */
function isInText({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.closest('button, a, [role="toolbar"]') === null;
}

type WaitingKey = DeskKey | 'next' | 'previous';

/**
 * Keys that come while something is being saved wait until that is done, and find the desk as it is then: who knows
 * the keys is faster than a disk. One that is held down does not pile up.
 */
function useKeysInTurn({ hasBegunWriting, isWriting }: DeskControl, perform: (key: WaitingKey) => void) {
  const [waiting, setWaiting] = useState<readonly WaitingKey[]>([]);
  const takeFirst = useEffectEvent((key: WaitingKey) => {
    setWaiting((all) => all.slice(1));
    perform(key);
  });
  useEffect(() => {
    const [key] = waiting;
    if (key === undefined || isWriting) return undefined;
    // The next one finds what this one has made of the desk.
    const turn = setTimeout(() => takeFirst(key));
    return () => clearTimeout(turn);
  }, [waiting, isWriting]);
  return (key: WaitingKey, isRepeated: boolean): void => {
    if (waiting.length === 0 && !hasBegunWriting()) perform(key);
    else if (!isRepeated) setWaiting((all) => [...all, key]);
  };
}

/** The keys of the desk while the text has the keyboard; the text itself takes those that move the caret. */
export function useDeskKeys({ desk, data, toInspector }: DeskKeysInput) {
  const { scheme, detail } = data;

  const labelOrLink = (shortcut: string): void => {
    if (desk.mode === 'link') {
      const choice = desk.choices.find(({ label }) => label.shortcut === shortcut);
      if (choice !== undefined) void desk.link(choice);
      else desk.say(desk.state.link?.candidate === null ? 'desk.hint.chooseEnd' : 'desk.hint.noSuchRelation');
      return;
    }
    const label = scheme.spans.find((each) => each.shortcut === shortcut && !each.retired);
    if (label === undefined) desk.say('desk.hint.noSuchLabel', { key: shortcut.toUpperCase() });
    else void desk.label(label);
  };

  const enter = (): void => {
    if (desk.mode === 'reshape') void desk.endReshape();
    else if (desk.mode === 'link') {
      const [only, another] = desk.choices;
      if (only !== undefined && another === undefined) void desk.link(only);
      else desk.say(only === undefined ? 'desk.hint.chooseEnd' : 'desk.hint.chooseRelation');
    } else if (desk.mode === 'span') toInspector();
    else {
      const span = desk.spanAtHand();
      if (span === null) desk.say('desk.hint.nothingHere');
      else desk.dispatch({ type: 'choose', span: span.id });
    }
  };

  const act = (key: DeskKey): void => {
    switch (key.type) {
      case 'label':
        return labelOrLink(key.shortcut);
      case 'next-span':
        return desk.go('next');
      case 'previous-span':
        return desk.go('previous');
      case 'cycle':
        return desk.cycle();
      case 'enter':
        return enter();
      case 'reshape':
        return desk.beginReshape();
      case 'remove':
        void desk.remove();
        return undefined;
      case 'link':
        return desk.beginLink();
      case 'link-document':
        return desk.linkToDocument();
      case 'keep-fragment':
        return desk.keepFragment();
      case 'escape':
        desk.clearHint();
        if (canEscape(desk.state)) desk.dispatch({ type: 'escape' });
        else goTo({ name: 'library' });
        return undefined;
    }
  };

  const take = useKeysInTurn(desk, (key: WaitingKey) => {
    if (typeof key === 'string') desk.go(key);
    else act(key);
  });

  return {
    /** Before the text: while spans are gone through, arrows go from span to span. */
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>): void => {
      if (!isInText(event) || isTextInput(event.target)) return;
      if (desk.mode !== 'span' && desk.mode !== 'link') return;
      const step = spanStep(event, detail.document.direction);
      if (step === null) return;
      event.preventDefault();
      event.stopPropagation();
      take(step, event.repeat);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.defaultPrevented || event.nativeEvent.isComposing || !isInText(event) || isTextInput(event.target)) return;
      const key = deskKey(event);
      if (key === null) return;
      event.preventDefault();
      take(key, event.repeat);
    },
  };
}
