/** A cell: numbers are written as they are, a missing one as an empty cell. */
export type CsvCell = string | number | null;

/** What a spreadsheet would take for a formula: it is shown as text instead (OWASP, “CSV injection”). */
const FORMULA = /^[=+\-@\t\r]/u;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8 and with it Arabic. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`);
  return `\u{FEFF}${lines.join('')}`;
}
