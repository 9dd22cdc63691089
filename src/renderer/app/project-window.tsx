import type { HostState } from '../../domain/host-api.ts';
import { AgreementPage } from '../features/agreement/agreement-page.tsx';
import { Library } from '../features/library/library.tsx';
import { RelationsPage } from '../features/relations/relations-page.tsx';
import { CorpusSearchHost } from '../features/search/corpus-search-host.tsx';
import { SchemePage } from '../features/scheme/scheme-page.tsx';
import { DocumentsView } from '../features/workspace/documents-view.tsx';
import { WorkPage } from '../features/work/work-page.tsx';
import { LinkBanner } from '../features/workspace/link-banner.tsx';
import { Frame } from './frame.tsx';
import { useView } from './location.ts';
import type { View } from './location.ts';
import styles from './project-window.module.css';

/** An open project: the frame, and the view that the address names. */
export function ProjectWindow({ state }: { readonly state: HostState }) {
  const view = useView();
  return (
    <>
      <Frame state={state}>
        {view.name === 'document' ? (
          <DocumentsView view={view} settings={state.settings} />
        ) : (
          <div className={styles.page}>
            <LinkBanner />
            <div className={styles.content}>
              <Page name={view.name} />
            </div>
          </div>
        )}
      </Frame>
      <CorpusSearchHost />
    </>
  );
}

function Page({ name }: { readonly name: Exclude<View['name'], 'document'> }) {
  switch (name) {
    case 'library':
      return <Library />;
    case 'relations':
      return <RelationsPage />;
    case 'scheme':
      return <SchemePage />;
    case 'work':
      return <WorkPage />;
    case 'agreement':
      return <AgreementPage />;
  }
}
