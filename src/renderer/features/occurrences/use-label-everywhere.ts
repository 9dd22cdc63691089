import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import type { AttributeValues } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useToast } from '../../ui/toasts.tsx';
import { wayBack } from './way-back.ts';

interface Wanted {
  readonly label: string;
  readonly attributes: AttributeValues;
  readonly places: readonly CorpusMatch[];
}

/** Labels places in one step, says how many, and offers to take that back where anything was labelled. */
export function useLabelEverywhere() {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const [isWriting, setWriting] = useState(false);

  /** Whether it was done; what kept it from being done was said. */
  const labelEverywhere = async ({ label, attributes, places }: Wanted): Promise<boolean> => {
    setWriting(true);
    const done = await attempt(async () => {
      const labelled = await bridge.call('spans.createMany', {
        label,
        attributes,
        places: places.map(({ document, start, end, quote }) => ({ document, fragments: [[start, end]], quotes: [quote] })),
      });
      const back = wayBack(bridge, labelled);
      toast({
        kind: 'notice',
        text: intl.formatMessage({ id: 'occurrences.done' }, { count: labelled.created.length, skipped: labelled.skipped }),
        ...(back === null ? {} : { action: { label: intl.formatMessage({ id: 'action.undo' }), run: () => void attempt(back) } }),
      });
      return true;
    });
    setWriting(false);
    return done === true;
  };
  return { labelEverywhere, isWriting };
}
