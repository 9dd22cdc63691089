import type { Settings } from '../../domain/host-api.ts';
import type { PersonStore } from '../person/person-store.ts';
import type { HostEngine } from './host-calls.ts';

/**
 * What somebody sees who asked for no project and has opened none before: the sample; null for everybody else.
 * Rejects as making the sample does; the window then begins without a project and says why.
 */
export async function sampleForFirstOpening(
  engine: Pick<HostEngine, 'findOrMakeSample'>,
  person: PersonStore,
): Promise<string | null> {
  if (person.recents().length > 0) return null;
  return engine.findOrMakeSample(person.projectsFolder, person.settings().language);
}

/** The sample is loaded when somebody wants it; most windows show something else. */
export async function findOrMakeSample(folder: string, language: Settings['language']): Promise<string> {
  const sample = await import('../sample/sample-project.ts');
  return sample.findOrMakeSample(folder, language);
}
