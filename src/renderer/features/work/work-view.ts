/** The parts of the page of work. */
export const workTabs = ['people', 'documents', 'progress', 'exchange'] as const;
export type WorkTab = (typeof workTabs)[number];

/** Of the project that was shown last: coming back from a document, the page is as it was left. */
let kept: { readonly project: string; readonly tab: WorkTab } | null = null;

export function keptWorkTab(project: string): WorkTab {
  return kept?.project === project ? kept.tab : 'people';
}

export function keepWorkTab(project: string, tab: WorkTab): void {
  kept = { project, tab };
}
