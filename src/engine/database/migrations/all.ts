import { initial } from './001-initial.ts';
import { severalAnnotators } from './002-several-annotators.ts';
import type { Migration } from './migration.ts';

/** In order, without gaps: the last one's version is the format that this program writes. */
export const migrations: readonly Migration[] = [initial, severalAnnotators];

export const formatVersion = migrations.length;
