import fs from 'node:fs';

/** Leaves the first part of a project file, as a full disk or a broken copy does. */
export function truncate(file: string, share = 0.7): void {
  fs.truncateSync(file, Math.floor(fs.statSync(file).size * share));
}

/** Overwrites the page of a project file in which these words stand. Throws where they stand in none. */
export function overwritePageWith(file: string, words: string): void {
  const bytes = fs.readFileSync(file);
  const place = bytes.indexOf(words);
  if (place < 0) throw new Error(`“${words}” is not in ${file}`);
  // The page size of a SQLite file, https://www.sqlite.org/fileformat2.html#page_size
  const size = bytes.readUInt16BE(16);
  const page = Math.floor(place / size) * size;
  bytes.fill(0xab, page, page + size);
  fs.writeFileSync(file, bytes);
}
