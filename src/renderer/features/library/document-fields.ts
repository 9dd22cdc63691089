import type { Direction } from '../../../domain/identifiers.ts';
import { document as documentSchema } from '../../../domain/model/document.ts';
import type { Document } from '../../../domain/model/document.ts';
import { withoutInvisible } from '../../../domain/text/digits.ts';
import { parseTime } from '../../../domain/typed-time.ts';

/** What is known of a document, as a person types it. */
export interface DocumentFields {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly publishedAt: string;
  readonly direction: Direction;
  readonly story: string | null;
}

export type DocumentValues = Pick<Document, keyof DocumentFields>;

/** Why a field can't be kept: `problem` of the catalogue's `details.problem.<problem>`. */
export type FieldFault = 'empty' | 'long' | 'line' | 'invisible' | 'address' | 'time' | 'calendar';

export type FieldFaults = Partial<Record<keyof DocumentFields, FieldFault>>;

const { shape } = documentSchema;

/** Characters that can't be seen and turn the direction of what stands beside them. */
const directionControl = /\p{Bidi_Control}/gu;
/** Those that reach beyond their own place: embeddings, overrides and isolates (UAX #9, 2.1 to 2.4). */
const farReaching = /[\u202a-\u202e\u2066-\u2069]/u;

export function withoutDirectionControls(typed: string): string {
  return typed.replace(directionControl, '');
}

/** Why a line of text can't be kept, or null; `refused` is what its schema says. */
function lineFault(typed: string, most: number, refused: boolean): FieldFault | null {
  if (farReaching.test(typed)) return 'invisible';
  if (!refused) return null;
  if (typed.trim().length > most) return 'long';
  return withoutDirectionControls(typed) === typed ? 'line' : 'invisible';
}

/**
 * A publication time as it may be typed: ISO 8601 of any exactness down to seconds, in the digits of any of the
 * interface's languages, with a space for the T. Answers the value to keep, null for nothing, or what is wrong with
 * it; a day that no calendar has is refused.
 */
export function readPublicationTime(typed: string): { readonly value: string | null } | { readonly fault: FieldFault } {
  if (withoutInvisible(typed).trim() === '') return { value: null };
  const read = parseTime(typed);
  if (!read.ok) return { fault: read.problem === 'not-iso' ? 'time' : 'calendar' };
  return { value: read.time.value };
}

/** Reads all fields: what will be kept, or why each of the bad ones can't be. */
export function readFields(
  fields: DocumentFields,
): { readonly values: DocumentValues; readonly faults: null } | { readonly values: null; readonly faults: FieldFaults } {
  const faults: FieldFaults = {};
  const title = shape.title.safeParse(fields.title);
  const titleFault = fields.title.trim() === '' ? 'empty' : lineFault(fields.title, 200, !title.success);
  if (titleFault !== null) faults.title = titleFault;
  const publisher = shape.publisher.safeParse(fields.publisher.trim() === '' ? null : fields.publisher);
  const publisherFault = lineFault(fields.publisher, 2000, !publisher.success);
  if (publisherFault !== null) faults.publisher = publisherFault;
  const address = withoutDirectionControls(fields.url).trim();
  const url = shape.url.safeParse(address === '' ? null : address);
  if (!url.success) faults.url = address.length > 2000 ? 'long' : 'address';
  const time = readPublicationTime(fields.publishedAt);
  if ('fault' in time) faults.publishedAt = time.fault;
  if (!title.success || !publisher.success || !url.success || 'fault' in time || Object.keys(faults).length > 0) {
    return { values: null, faults };
  }
  return {
    values: {
      title: title.data,
      publisher: publisher.data,
      url: url.data,
      publishedAt: time.value,
      direction: fields.direction,
      story: fields.story,
    },
    faults: null,
  };
}

/** The fields of a document that is there, with its time in the person's digits. */
export function fieldsOf(document: DocumentValues, digit: (value: number) => string): DocumentFields {
  return {
    title: document.title,
    publisher: document.publisher ?? '',
    url: document.url ?? '',
    publishedAt: (document.publishedAt ?? '').replace(/\d/g, (each) => digit(Number(each))),
    direction: document.direction,
    story: document.story,
  };
}

/** What differs from the document as it is, so that an edit writes no more than it changes; null for nothing. */
export function changesOf(document: DocumentValues, values: DocumentValues): Partial<DocumentValues> | null {
  const changes: Partial<DocumentValues> = {
    ...(values.title === document.title ? {} : { title: values.title }),
    ...(values.publisher === document.publisher ? {} : { publisher: values.publisher }),
    ...(values.url === document.url ? {} : { url: values.url }),
    ...(values.publishedAt === document.publishedAt ? {} : { publishedAt: values.publishedAt }),
    ...(values.direction === document.direction ? {} : { direction: values.direction }),
    ...(values.story === document.story ? {} : { story: values.story }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}
