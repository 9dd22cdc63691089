/** Has the browser keep what an address holds as a file with this name. */
export function downloadFrom(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Has the browser keep something that the page made as a file with this name. */
export function downloadBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  downloadFrom(address, name);
  // The click has been taken up by then; the address would hold the content for as long as the window stands.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Has the browser keep a text as a file with this name. */
export function downloadText(text: string, name: string, type = 'text/plain'): void {
  downloadBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);
}
