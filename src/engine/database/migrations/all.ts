import { initial } from './001-initial.ts';
import type { Migration } from './migration.ts';

/** In order, without gaps: the last one's version is the format that this program writes. */
export const migrations: readonly Migration[] = [initial];

export const formatVersion = migrations.length;
