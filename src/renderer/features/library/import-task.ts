import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { v7 as makeIdentifier } from 'uuid';
import type { ImportOutcome, ImportReport } from '../../../domain/api/document-methods.ts';
import type { Bridge } from '../../../domain/host-api.ts';
import { Problem } from '../../../domain/problem.ts';
import { problemOf } from '../../app/problems.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useTaskProgress } from '../../app/workbench-events.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useToast } from '../../ui/toasts.tsx';

/** Where an import stands: files go to the host one by one, then into the project all at once. */
interface Stage {
  readonly step: 'uploading' | 'importing';
  readonly task: string;
  readonly done: number;
  readonly total: number;
}

export interface ImportTask {
  readonly stage: Stage | null;
  /** What became of the last import, where some of it did not go in; null once it was put away. */
  readonly report: ImportReport | null;
  readonly start: (files: readonly File[]) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

interface Uploaded {
  readonly sources: string[];
  readonly refused: ImportOutcome[];
}

function refusal(source: string, thrown: unknown): ImportOutcome {
  return { source, status: 'refused', documents: [], encoding: null, problem: problemOf(thrown) };
}

/** Hands files to the host one after another. Throws `cancelled`, and `connection-lost` as the host does. */
async function upload(
  bridge: Bridge,
  files: readonly File[],
  onDone: (count: number) => void,
  isCancelled: () => boolean,
): Promise<Uploaded> {
  const uploaded: Uploaded = { sources: [], refused: [] };
  for (const [number, file] of files.entries()) {
    if (isCancelled()) throw new Problem('cancelled');
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { source } = await bridge.call('host.upload', { name: file.name, bytes });
      uploaded.sources.push(source);
    } catch (error) {
      if (problemOf(error).code === 'connection-lost') throw error;
      uploaded.refused.push(refusal(file.name, error));
    }
    onDone(number + 1);
  }
  if (isCancelled()) throw new Problem('cancelled');
  return uploaded;
}

/** How many documents went in: a project's file brings many at once. */
export function documentsAdded({ outcomes }: ImportReport): number {
  return outcomes.reduce((sum, { status, documents }) => sum + (status === 'imported' ? documents.length : 0), 0);
}

const nothingImported: ImportReport = { imported: 0, duplicates: 0, refused: 0, outcomes: [] };

/** Brings files in through the window, with progress, a way to stop, and a report that names what stayed out. */
export function useImportTask(): ImportTask {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const [stage, setStage] = useState<Stage | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const cancelled = useRef(false);
  const progress = useTaskProgress(stage?.task ?? null);

  const run = async (files: readonly File[]): Promise<void> => {
    const task = makeIdentifier();
    const total = files.length;
    setStage({ step: 'uploading', task, done: 0, total });
    const { sources, refused } = await upload(
      bridge,
      files,
      (done) => setStage({ step: 'uploading', task, done, total }),
      () => cancelled.current,
    );
    setStage({ step: 'importing', task, done: 0, total: sources.length });
    const imported =
      sources.length === 0 ? nothingImported : await bridge.call('documents.import', { sources, task });
    const whole = {
      ...imported,
      refused: imported.refused + refused.length,
      outcomes: [...refused, ...imported.outcomes],
    };
    if (whole.refused + whole.duplicates > 0) setReport(whole);
    else toast({ kind: 'notice', text: intl.formatMessage({ id: 'import.done' }, { count: documentsAdded(whole) }) });
  };

  return {
    stage: stage !== null && stage.step === 'importing' && progress !== null ? { ...stage, ...progress } : stage,
    report,
    start: (files) => {
      if (stage !== null || files.length === 0) return;
      cancelled.current = false;
      setReport(null);
      void attempt(() => run(files)).finally(() => setStage(null));
    },
    cancel: () => {
      cancelled.current = true;
      if (stage?.step === 'importing') void attempt(() => bridge.call('task.cancel', { task: stage.task }));
    },
    dismiss: () => setReport(null),
  };
}
