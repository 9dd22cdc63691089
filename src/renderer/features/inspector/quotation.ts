/** What a quotation is made of. */
export interface Quoted {
  /** The span's fragments as they stand in the text, letter by letter. */
  readonly fragments: readonly string[];
  readonly direction: 'rtl' | 'ltr';
  /** The outlet, or the document's title where no outlet is known. */
  readonly outlet: string;
  /** When it was published, in words; null where that is not known. */
  readonly date: string | null;
  readonly url: string | null;
}

/** The same quotation for programs that take plain text and for those that take formatted text. */
export interface Quotation {
  readonly plain: string;
  readonly html: string;
}

const marks = { rtl: ['«', '»', '، '], ltr: ['“', '”', ', '] } as const;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Only what a browser opens as a page is a link; anything else stays text. */
function isPage(url: string): boolean {
  return /^https?:\/\//iu.test(url);
}

/**
 * A span as a quotation: «quote … quote» — outlet, date, link. Nothing is added inside the quote but an ellipsis
 * between fragments; in formatted text each part is isolated by elements, in plain text nothing is.
 */
export function quotationOf({ fragments, direction, outlet, date, url }: Quoted): Quotation {
  const [open, close, comma] = marks[direction];
  const about = [outlet, date, url].filter((part) => part !== null && part !== '');
  const plain = `${open}${fragments.join(' … ')}${close} — ${about.join(comma)}`;
  const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');
  const quote = `<bdi dir="${direction}">${fragments.map(lines).join(' … ')}</bdi>`;
  const parts = [
    ...[outlet, date].filter((part) => part !== null && part !== '').map((part) => `<bdi>${escaped(part ?? '')}</bdi>`),
    ...(url === null
      ? []
      : [isPage(url) ? `<a dir="ltr" href="${escaped(url)}">${escaped(url)}</a>` : `<bdi dir="ltr">${escaped(url)}</bdi>`]),
  ];
  return { plain, html: `<p dir="${direction}">${open}${quote}${close} — ${parts.join(comma)}</p>` };
}

/**
 * Puts a quotation on the clipboard, both ways at once. It goes by the page's own copying, which needs no permission
 * that a host may refuse; answers whether it was taken.
 */
export function copyQuotation({ plain, html }: Quotation): boolean {
  let isTaken = false;
  const put = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', plain);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    // The text would put its own selection there.
    event.stopImmediatePropagation();
    isTaken = true;
  };
  document.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
}
