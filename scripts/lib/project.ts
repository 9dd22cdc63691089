import path from 'node:path';

/** The folder that holds package.json. */
export const projectFolder = path.resolve(import.meta.dirname, '..', '..');

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return path.join(projectFolder, ...parts);
}

/** True for an error of the operating system with this code (ENOENT, EEXIST, …). */
export function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
