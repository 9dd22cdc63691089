import type { WorkspaceStore } from '../workspace/workspace-store.ts';

interface Place {
  readonly document: string;
  readonly span: string | null;
}

/** Opens two places side by side, each at its span; two in one document are one place and its other. */
export function openBoth(workspace: WorkspaceStore, first: Place, second: Place): void {
  const open = ({ document, span }: Place, beside: boolean): void =>
    workspace.open(document, { beside, ...(span === null ? {} : { span }) });
  open(first, false);
  if (second.document === first.document) return;
  if (workspace.state().place === null) {
    open(second, true);
    return;
  }
  // One place is gone to at a time: the second once the first is shown.
  const stop = workspace.subscribe(() => {
    const { place } = workspace.state();
    if (place?.document === first.document) return;
    stop();
    // Meanwhile somebody may have gone elsewhere.
    if (place === null) open(second, true);
  });
}
