import { useQuery } from '@tanstack/react-query';
import { useBridge } from '../../bridge/bridge-context.ts';

/** The project's backups as they are now: they come and go without an event. */
export function useBackups() {
  const bridge = useBridge();
  return useQuery({
    queryKey: ['backups'],
    queryFn: () => bridge.call('project.backups', {}),
    staleTime: 0,
    gcTime: 0,
  });
}
