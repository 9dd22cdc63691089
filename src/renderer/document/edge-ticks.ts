import type { EdgeChoice, EdgeOfFragment } from '../../domain/text/edge-moves.ts';
import type { EdgeTick } from './paintable-span.ts';

/** Where an edge would go to by a word or a clitic, on and back. */
export function edgeTicks(choices: readonly EdgeChoice[], { edge }: EdgeOfFragment): EdgeTick[] {
  const ticks: EdgeTick[] = [];
  for (const unit of ['word', 'clitic'] as const) {
    const choice = choices.find((each) => each.unit === unit);
    for (const outcome of choice === undefined ? [] : [choice.growing, choice.shrinking]) {
      if ('refused' in outcome) continue;
      const { start, end } = outcome.changed;
      const offset = outcome.grows === (edge === 'end') ? end : start;
      if (!ticks.some((tick) => tick.offset === offset)) ticks.push({ unit, offset });
    }
  }
  return ticks;
}
