import { isDirectoryDropItem, isFileDropItem } from 'react-aria-components';
import type { DirectoryDropItem, DropItem } from 'react-aria-components';

/** Files that an operating system puts into folders by itself begin with a dot. */
export function isOwnFile(file: File): boolean {
  return !file.name.startsWith('.');
}

async function filesIn(folder: DirectoryDropItem): Promise<File[]> {
  const files: File[] = [];
  for await (const entry of folder.getEntries()) {
    if (entry.kind === 'directory') files.push(...(await filesIn(entry)));
    else files.push(await entry.getFile());
  }
  return files.filter(isOwnFile);
}

/** The files among what was dropped, those in folders too. */
export async function droppedFiles(items: readonly DropItem[]): Promise<File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (isDirectoryDropItem(item)) files.push(...(await filesIn(item)));
    else if (isFileDropItem(item)) files.push(await item.getFile());
  }
  return files;
}
