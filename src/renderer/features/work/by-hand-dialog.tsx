import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './dialogs.module.css';
import { PeopleChoice, Tick } from './people-choice.tsx';

interface ByHandDialogProps {
  readonly annotators: readonly Annotator[];
  readonly documents: readonly string[];
  readonly progress: AssignmentProgress;
  readonly onClose: () => void;
}

/** Gives the documents that were chosen to people, or takes them back. */
export function ByHandDialog({ annotators, documents, progress, onClose }: ByHandDialogProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set());
  const [calibration, setCalibration] = useState(false);
  const wanted = new Set(documents);
  const chosen = progress.documents.filter(({ document }) => wanted.has(document));
  const heldBy = (id: string): number =>
    chosen.filter((entry) => entry.people.some(({ annotator, isAssigned }) => annotator === id && isAssigned)).length;
  const isHeld = annotators.some(({ id }) => people.has(id) && heldBy(id) > 0);
  const holds = new Map(
    annotators
      .filter(({ id }) => heldBy(id) > 0)
      .map(({ id }) => [id, intl.formatMessage({ id: 'work.holds' }, { count: heldBy(id), total: documents.length })]),
  );
  const pairs = { documents: [...documents], annotators: [...people] };

  const finish = (text: string): void => {
    onClose();
    toast({
      kind: 'notice',
      text,
      action: { label: intl.formatMessage({ id: 'action.undo' }), run: () => void attempt(() => bridge.call('history.undo', {})) },
    });
  };
  const assign = (): void =>
    void attempt(async () => {
      const { created, changed } = await bridge.call('assignments.create', { ...pairs, ...(calibration ? { calibration } : {}) });
      if (created + changed > 0) finish(intl.formatMessage({ id: 'work.assigned' }, { count: created + changed }));
      else onClose();
    });
  const takeBack = (): void =>
    void attempt(async () => {
      const { removed } = await bridge.call('assignments.remove', pairs);
      finish(intl.formatMessage({ id: 'work.takenBack' }, { count: removed }));
    });

  return (
    <Dialog isOpen title={intl.formatMessage({ id: 'work.byHand.title' }, { count: documents.length })} onClose={onClose}>
      <div className={styles.form}>
        <PeopleChoice
          annotators={annotators}
          chosen={people}
          onChange={setPeople}
          asides={holds}
        />
        <Tick isSelected={calibration} onChange={setCalibration}>
          <FormattedMessage id="work.asCalibration" />
        </Tick>
        <DialogActions>
          <Button isDisabled={!isHeld} onPress={takeBack}>
            <FormattedMessage id="work.takeBack" />
          </Button>
          <Button onPress={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look="primary" isDisabled={people.size === 0} onPress={assign}>
            <FormattedMessage id="work.assign" />
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
