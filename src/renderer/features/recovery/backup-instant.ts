/** When a backup was made, as its file's name tells (`2031-05-03T14-20-11.123Z.isnad`); null for other names. */
export function backupInstant(file: string): string | null {
  const parts = /(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.isnad$/u.exec(file);
  return parts === null ? null : `${parts[1]}:${parts[2]}:${parts[3]}`;
}
