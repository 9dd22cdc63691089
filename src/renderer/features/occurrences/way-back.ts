import type { Call, Output } from '../../../domain/api.ts';

/**
 * What takes places that were labelled back: undo where that is still the newest change, so that redo can bring them
 * again; else the spans are removed. Null where nothing was labelled.
 */
export function wayBack(bridge: { readonly call: Call }, labelled: Output<'spans.createMany'>): (() => Promise<void>) | null {
  const { created, group } = labelled;
  if (created.length === 0 || group === null) return null;
  return async () => {
    const { undo } = await bridge.call('history.state', {});
    if (undo?.group === group) await bridge.call('history.undo', {});
    else await bridge.call('spans.remove', { ids: [...created] });
  };
}
