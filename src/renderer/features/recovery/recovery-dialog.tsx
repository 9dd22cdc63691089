import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostOutput } from '../../../domain/host-api.ts';
import type { ProblemData } from '../../../domain/problem.ts';
import { replaceView } from '../../app/location.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { invalidateEverything, useTakeHostState } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import { Waiting } from '../../ui/progress.tsx';
import { RecoveryReport } from './recovery-report.tsx';
import styles from './recovery.module.css';

type Stage =
  | { readonly name: 'offer' }
  | { readonly name: 'working' }
  | { readonly name: 'failed'; readonly problem: ProblemData }
  | { readonly name: 'done'; readonly recovered: HostOutput<'host.recover'> };

interface RecoveryDialogProps {
  /** The problem `project-damaged`, with the path of its file. */
  readonly damage: ProblemData;
  readonly onClose: () => void;
}

/** The name of a project's file without its place and ending. */
function nameOfFile(file: string): string {
  return (file.split(/[/\\]/u).at(-1) ?? file).replace(/\.isnad$/u, '');
}

/** A damaged project: what is so, what recovering would do, and afterwards what came of it. */
export function RecoveryDialog({ damage, onClose }: RecoveryDialogProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const client = useQueryClient();
  const takeState = useTakeHostState();
  const [stage, setStage] = useState<Stage>({ name: 'offer' });
  const file = String(damage.details['file'] ?? '');

  const attempt = async (action: () => Promise<void>): Promise<void> => {
    setStage({ name: 'working' });
    try {
      await action();
    } catch (error) {
      setStage({ name: 'failed', problem: problemOf(error) });
    }
  };
  const recover = (): void =>
    void attempt(async () => {
      const recovered = await bridge.call('host.recover', { path: file });
      invalidateEverything(client);
      setStage({ name: 'done', recovered });
    });
  const open = (path: string): void =>
    void attempt(async () => {
      const state = await bridge.call('host.open', { path });
      replaceView({ name: 'library' });
      takeState(state);
      invalidateEverything(client);
      onClose();
    });

  const title = intl.formatMessage(
    { id: stage.name === 'done' ? 'recovery.doneTitle' : 'recovery.title' },
    { name: isolate(nameOfFile(file)) },
  );
  return (
    // Once begun it is seen through: the report is read before it goes.
    <Dialog isOpen size="wide" title={title} {...(stage.name === 'offer' ? { onClose } : {})}>
      {stage.name === 'offer' ? <Offer damage={damage} onRecover={recover} onLater={onClose} /> : null}
      {stage.name === 'working' ? <Waiting label={intl.formatMessage({ id: 'recovery.running' })} /> : null}
      {stage.name === 'failed' ? (
        <>
          <p role="alert" className={styles.words}>
            {problemSentence(intl, stage.problem)}
          </p>
          <DialogActions>
            <Button onPress={onClose}>
              <FormattedMessage id="action.close" />
            </Button>
            <Button look="primary" autoFocus onPress={recover}>
              <FormattedMessage id="action.retry" />
            </Button>
          </DialogActions>
        </>
      ) : null}
      {stage.name === 'done' ? (
        <>
          <RecoveryReport recovered={stage.recovered} />
          <DialogActions>
            <Button onPress={onClose}>
              <FormattedMessage id="action.close" />
            </Button>
            <Button look="primary" autoFocus onPress={() => open(stage.recovered.recovered)}>
              <FormattedMessage id="recovery.open" />
            </Button>
          </DialogActions>
        </>
      ) : null}
    </Dialog>
  );
}

interface OfferProps {
  readonly damage: ProblemData;
  readonly onRecover: () => void;
  readonly onLater: () => void;
}

function Offer({ damage, onRecover, onLater }: OfferProps) {
  const intl = useIntl();
  return (
    <>
      <p className={styles.words}>{problemSentence(intl, damage)}</p>
      <h3 className={styles.heading}>
        <FormattedMessage id="recovery.what" />
      </h3>
      <ol className={styles.steps}>
        <li>
          <FormattedMessage id="recovery.stepAside" />
        </li>
        <li>
          <FormattedMessage id="recovery.stepBackup" />
        </li>
        <li>
          <FormattedMessage id="recovery.stepOperations" />
        </li>
      </ol>
      <DialogActions>
        <Button onPress={onLater}>
          <FormattedMessage id="recovery.later" />
        </Button>
        <Button look="primary" autoFocus onPress={onRecover}>
          <FormattedMessage id="recovery.begin" />
        </Button>
      </DialogActions>
    </>
  );
}
