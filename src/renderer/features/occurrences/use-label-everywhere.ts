import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import type { AttributeValues } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useToast } from '../../ui/toasts.tsx';

interface Wanted {
  readonly label: string;
  readonly attributes: AttributeValues;
  readonly places: readonly CorpusMatch[];
}

/** Labels places in one step, says how many, and offers to take that back. */
export function useLabelEverywhere() {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const [isWriting, setWriting] = useState(false);

  /** Undo where it is the newest change, so that redo can bring it again; else the spans are removed. */
  const takeBack = async (created: readonly string[], group: string | undefined): Promise<void> => {
    const state = await bridge.call('history.state', {});
    if (group !== undefined && state.undo?.group === group) await bridge.call('history.undo', {});
    else if (created.length > 0) await bridge.call('spans.remove', { ids: [...created] });
  };

  /** Whether it was done; what kept it from being done was said. */
  const labelEverywhere = async ({ label, attributes, places }: Wanted): Promise<boolean> => {
    setWriting(true);
    const done = await attempt(async () => {
      const { created, skipped } = await bridge.call('spans.createMany', {
        label,
        attributes,
        places: places.map(({ document, start, end, quote }) => ({ document, fragments: [[start, end]], quotes: [quote] })),
      });
      const group = (await bridge.call('history.state', {})).undo?.group;
      toast({
        kind: 'notice',
        text: intl.formatMessage({ id: 'occurrences.done' }, { count: created.length, skipped }),
        action: {
          label: intl.formatMessage({ id: 'action.undo' }),
          run: () => void attempt(() => takeBack(created, group)),
        },
      });
      return true;
    });
    setWriting(false);
    return done === true;
  };
  return { labelEverywhere, isWriting };
}
