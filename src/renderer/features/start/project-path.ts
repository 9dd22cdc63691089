/** Characters that some file system does not take in a name, and control characters. */
const refused = /[<>:"/\\|?*\p{Cc}]+/gu;

/** Where a new project with this title goes: its file in the host's folder for projects. */
export function projectPath(folder: string, title: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const name = title.replace(refused, ' ').replace(/\s+/gu, ' ').replace(/^[\s.]+|[\s.]+$/gu, '');
  const place = folder.endsWith(separator) ? folder : `${folder}${separator}`;
  return `${place}${name === '' ? 'project' : name}.isnad`;
}
