import { useState } from 'react';
import { useIntl } from 'react-intl';
import { v7 as makeIdentifier } from 'uuid';
import type { ExportReport } from '../../../domain/api/document-methods.ts';
import { useShowWritten } from '../../app/show-in-folder.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useTaskProgress } from '../../app/workbench-events.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { downloadFrom } from '../../ui/download.ts';
import { isolate } from '../../ui/isolate.ts';
import { useToast } from '../../ui/toasts.tsx';

export interface FinishedExport {
  readonly name: string;
  readonly report: ExportReport;
}

export interface ExportTask {
  /** Null where nothing is being written; `progress` is null before the engine first says how far it is. */
  readonly running: { readonly progress: { readonly done: number; readonly total: number } | null } | null;
  /** The last export, where its format could not say everything. */
  readonly finished: FinishedExport | null;
  readonly start: (format: string) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** Writes the project in a format and hands the file to the person. */
export function useExportTask(): ExportTask {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const written = useShowWritten();
  const [task, setTask] = useState<string | null>(null);
  const [finished, setFinished] = useState<FinishedExport | null>(null);
  const progress = useTaskProgress(task);

  const run = async (format: string, identifier: string): Promise<void> => {
    const result = await bridge.call('host.export', { format, task: identifier });
    if (result.download !== null) downloadFrom(result.download, result.name);
    if (result.report.losses.length > 0) setFinished({ name: result.name, report: result.report });
    else toast({ kind: 'notice', text: intl.formatMessage({ id: 'export.done' }, { file: isolate(result.name) }), ...written });
  };

  return {
    running: task === null ? null : { progress },
    finished,
    start: (format) => {
      if (task !== null) return;
      const identifier = makeIdentifier();
      setTask(identifier);
      void attempt(() => run(format, identifier)).finally(() => setTask(null));
    },
    cancel: () => {
      if (task !== null) void attempt(() => bridge.call('task.cancel', { task }));
    },
    dismiss: () => setFinished(null),
  };
}
