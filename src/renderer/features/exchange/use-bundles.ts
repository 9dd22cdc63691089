import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { MergeReport } from '../../../domain/model/exchange.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useShowWritten } from '../../app/show-in-folder.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { downloadFrom } from '../../ui/download.ts';
import { isolate } from '../../ui/isolate.ts';
import { useToast } from '../../ui/toasts.tsx';

export interface Bundles {
  readonly isBusy: boolean;
  /** What the last merging brought; null before one, and once it was put away. */
  readonly reports: readonly MergeReport[] | null;
  /** Writes a bundle for somebody and hands the file to the person. */
  readonly write: (annotator: string) => void;
  readonly merge: (files: readonly File[]) => void;
  readonly dismiss: () => void;
}

/** Bundles out of the window and into it. */
export function useBundles(): Bundles {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const shown = useShowWritten();
  const [isBusy, setBusy] = useState(false);
  const [reports, setReports] = useState<readonly MergeReport[] | null>(null);

  const whileBusy = (work: () => Promise<void>): void => {
    if (isBusy) return;
    setBusy(true);
    void attempt(work).finally(() => setBusy(false));
  };

  return {
    isBusy,
    reports,
    write: (annotator) =>
      whileBusy(async () => {
        const { name, download, written } = await bridge.call('host.writeBundle', { annotator });
        if (download !== null) downloadFrom(download, name);
        const values = { file: isolate(name), documents: written.documents, layers: written.layers };
        toast({ kind: 'notice', text: intl.formatMessage({ id: `exchange.written.${written.kind}` }, values), ...shown });
      }),
    merge: (files) =>
      whileBusy(async () => {
        const paths: string[] = [];
        for (const file of files) {
          const bytes = new Uint8Array(await file.arrayBuffer());
          paths.push((await bridge.call('host.upload', { name: file.name, bytes })).source);
        }
        if (paths.length > 0) setReports(await bridge.call('bundles.merge', { paths }));
      }),
    dismiss: () => setReports(null),
  };
}
