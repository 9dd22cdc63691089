import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

/** Licences (SPDX) under which others' work may be part of what people get. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** True where an SPDX expression leaves at least one way that is allowed. */
export function isAllowed(expression: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let position = 0;
  const term = (): boolean => {
    const token = tokens[position];
    position += 1;
    if (token !== '(') return token !== undefined && ALLOWED.has(token);
    const inside = either();
    const closed = tokens[position] === ')';
    position += 1;
    return inside && closed;
  };
  const both = (): boolean => {
    let value = term();
    while (tokens[position]?.toUpperCase() === 'AND') {
      position += 1;
      // Read in any case, so that the position moves on.
      const next = term();
      value = value && next;
    }
    return value;
  };
  const either = (): boolean => {
    let value = both();
    while (tokens[position]?.toUpperCase() === 'OR') {
      position += 1;
      const next = both();
      value = value || next;
    }
    return value;
  };
  const value = either();
  return value && position === tokens.length;
}

const IMPORTS = [
  /^\s*(?:import|export)\b[^'"`;]*\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /@import\s+(?:url\()?['"]([^'"]+)['"]/g,
];

/** The packages that a source file (TypeScript or CSS) imports. */
export function packagesImported(text: string): string[] {
  const names = IMPORTS.flatMap((pattern) => Array.from(text.matchAll(pattern), (match) => match[1] ?? ''));
  return names.flatMap((name) => {
    if (name.startsWith('.') || name.startsWith('/') || name.includes(':') || isBuiltin(name)) return [];
    const parts = name.split('/');
    return [parts.slice(0, name.startsWith('@') ? 2 : 1).join('/')];
  });
}

interface Manifest {
  readonly licence: string | undefined;
  readonly needs: readonly string[];
  readonly mayNeed: readonly string[];
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function readManifest(file: string): Manifest {
  const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (typeof content !== 'object' || content === null) throw new Error(`${file} is not a package`);
  const fields = new Map(Object.entries(content));
  const licence: unknown = fields.get('license');
  return {
    licence: typeof licence === 'string' ? licence : undefined,
    needs: keysOf(fields.get('dependencies')),
    mayNeed: [...keysOf(fields.get('optionalDependencies')), ...keysOf(fields.get('peerDependencies'))],
  };
}

/** Finds a package as Node would, from the folder of the one that needs it. */
function findManifest(project: string, from: string, name: string): string | undefined {
  for (let folder = from; folder.startsWith(project); folder = path.dirname(folder)) {
    const file = path.join(folder, 'node_modules', name, 'package.json');
    if (fs.existsSync(file)) return file;
  }
  return undefined;
}

export interface LicenceReport {
  readonly checked: number;
  readonly complaints: readonly string[];
}

/**
 * Checks the licence of each package that people get with Isnad: those that `roots` name and all
 * that these need. Packages that only build or test it are not looked at.
 */
export function checkLicences(project: string, roots: readonly string[]): LicenceReport {
  const seen = new Set<string>();
  const complaints: string[] = [];
  const visit = (name: string, from: string, mustExist: boolean): void => {
    const file = findManifest(project, from, name);
    if (file === undefined) {
      if (mustExist && !name.startsWith('@types/')) complaints.push(`${name}: needed, but not installed`);
      return;
    }
    if (seen.has(file)) return;
    seen.add(file);
    const manifest = readManifest(file);
    if (manifest.licence === undefined) complaints.push(`${name}: says nothing of its licence`);
    else if (!isAllowed(manifest.licence)) complaints.push(`${name}: ${manifest.licence} is not on the list`);
    for (const needed of manifest.needs) visit(needed, path.dirname(file), true);
    for (const needed of manifest.mayNeed) visit(needed, path.dirname(file), false);
  };
  for (const name of new Set(roots)) visit(name, project, true);
  return { checked: seen.size, complaints };
}
