import type { HostState } from '../../domain/host-api.ts';
import { Library } from '../features/library/library.tsx';
import { Desk } from '../features/desk/desk.tsx';
import { Frame } from './frame.tsx';
import { useView } from './location.ts';

/** An open project: the frame, and the view that the address names. */
export function ProjectWindow({ state }: { readonly state: HostState }) {
  const view = useView();
  return (
    <Frame state={state}>
      {view.name === 'library' ? (
        <Library />
      ) : (
        <Desk key={view.id} id={view.id} settings={state.settings} />
      )}
    </Frame>
  );
}
