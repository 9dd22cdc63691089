import type { ExportPlace } from '../engine/host/host-calls.ts';
import type { TemporaryPlace, TemporaryPlaces } from '../engine/host/temporary-places.ts';

/** The files on their way out, each to be fetched once by a link that nobody can guess. */
export interface Downloads {
  readonly offer: (name: string) => ExportPlace;
  readonly find: (handle: string) => TemporaryPlace | undefined;
  readonly remove: (handle: string) => Promise<void>;
}

export function makeDownloads(places: TemporaryPlaces): Downloads {
  const downloads = new Map<string, TemporaryPlace>();

  const remove = async (handle: string): Promise<void> => {
    const place = downloads.get(handle);
    downloads.delete(handle);
    if (place !== undefined) await places.remove(place);
  };

  return {
    offer(wanted) {
      const place = places.make(wanted);
      downloads.set(place.id, place);
      const { id, path, name } = place;
      return { path, name, download: `/download/${id}`, discard: () => remove(id) };
    },
    find: (handle) => downloads.get(handle),
    remove,
  };
}
