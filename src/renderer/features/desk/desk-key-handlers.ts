import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isMac, useShortcutChanges } from '../../app/commands.tsx';
import { isTextInput } from '../../app/focus.ts';
import { caretCommand } from '../../document/caret-keys.ts';
import type { DeskActionId, DeskPerformance } from './desk-actions.ts';
import type { DeskData } from './desk-data.ts';
import { deskKey, deskKeys, spanStep } from './desk-keys.ts';
import type { DeskKey } from './desk-keys.ts';
import type { DeskControl } from './use-desk.ts';
import type { EdgeKey, SpanEdges } from './use-span-edges.ts';

interface DeskKeysInput {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly perform: DeskPerformance;
  readonly edges: SpanEdges;
  readonly toggleLabel: (shortcut: string) => void;
}

/**
 * Whether the key was pressed in the text itself and not on a button beside it, nor in a dialog or a list that was
 * opened from there: React brings their keys along, wherever they stand on the page.
 */
function isInText({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.closest('button, a, [role="toolbar"]') === null;
}

/** An action that was chosen by its name means itself; two may share a key. */
interface ChosenAction {
  readonly type: 'chosen';
  readonly action: DeskActionId;
}

type WaitingKey = DeskKey | EdgeKey | ChosenAction | 'next' | 'previous';

function isEdgeKey(key: WaitingKey): key is EdgeKey {
  return typeof key === 'object' && 'unit' in key;
}

/** With Shift the caret's keys move the edge at hand of the selected span. */
function edgeKey(event: KeyboardEvent): EdgeKey | null {
  if (!event.shiftKey) return null;
  const command = caretCommand(event, isMac);
  return command?.type === 'step' ? { unit: command.unit, way: command.way } : null;
}

/**
 * Keys that come while something is being saved wait until that is done, and find the desk as it is then: who knows
 * the keys is faster than a disk. One that is held down does not pile up, unless it moves an edge: such moves are
 * taken while one of them is being saved, and none is lost.
 */
function useKeysInTurn(
  { hasBegunWriting, isWriting }: DeskControl,
  isMoving: () => boolean,
  perform: (key: WaitingKey) => void,
) {
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
    if (waiting.length === 0 && (!hasBegunWriting() || (isEdgeKey(key) && isMoving()))) perform(key);
    else if (!isRepeated || isEdgeKey(key)) setWaiting((all) => [...all, key]);
  };
}

/** The keys of the desk while the text has the keyboard; the text itself takes those that move the caret. */
export function useDeskKeys({ desk, data, perform, edges, toggleLabel }: DeskKeysInput) {
  const { scheme, detail } = data;

  const labelOrLink = (shortcut: string): void => {
    if (desk.mode === 'link') {
      const choice = desk.choices.find(({ label }) => label.shortcut === shortcut);
      if (choice !== undefined) void desk.link(choice);
      else desk.say(desk.linking.link?.candidate === null ? 'desk.hint.chooseEnd' : 'desk.hint.noSuchRelation');
      return;
    }
    const label = scheme.spans.find((each) => each.shortcut === shortcut && !each.retired);
    if (label === undefined) desk.say('desk.hint.noSuchLabel', { key: shortcut.toUpperCase() });
    else void desk.label(label);
  };

  const changes = useShortcutChanges();
  const keys = useMemo(
    () =>
      deskKeys(
        changes,
        [...scheme.spans, ...scheme.relations].flatMap(({ shortcut, retired }) => (shortcut === null || retired ? [] : [shortcut])),
      ),
    [changes, scheme],
  );

  /** `=` is the document as a whole while a link is being made, and joins spans otherwise. */
  const meantBy = (action: DeskActionId): DeskActionId =>
    action === 'join' || action === 'link-document' ? (desk.mode === 'link' ? 'link-document' : 'join') : action;

  const take = useKeysInTurn(desk, edges.isMoving, (key: WaitingKey) => {
    if (typeof key === 'string') desk.go(key);
    else if (isEdgeKey(key)) edges.move(key);
    else if (key.type === 'toggle-label') toggleLabel(key.shortcut);
    else if (key.type === 'label') labelOrLink(key.shortcut);
    else if (key.type === 'chosen') perform[key.action]();
    else perform[meantBy(key.action)]();
  });

  return {
    /** The same actions from menus, the palette and keys with Ctrl: they wait for the keys that were pressed before. */
    inTurn: (action: DeskActionId): void => take({ type: 'chosen', action }, false),
    /** Before the text: while spans are gone through, arrows go from span to span. */
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>): void => {
      if (!isInText(event) || isTextInput(event.target)) return;
      if (desk.mode !== 'span' && desk.mode !== 'link') return;
      const step = (desk.mode === 'span' ? edgeKey(event) : null) ?? spanStep(event, detail.document.direction);
      if (step === null) return;
      event.preventDefault();
      event.stopPropagation();
      take(step, event.repeat);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.defaultPrevented || event.nativeEvent.isComposing || !isInText(event) || isTextInput(event.target)) return;
      const key = deskKey(event, keys);
      if (key === null) return;
      event.preventDefault();
      take(key, event.repeat);
    },
  };
}
