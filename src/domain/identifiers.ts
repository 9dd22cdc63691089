import { z } from 'zod';

/**
 * UUIDv7, made by the writer, so that files made on two desktops merge without renumbering. Lower case only:
 * ids are compared, sorted and searched for as text.
 */
export const identifier = z.uuid().lowercase();

/** So many entities as one question may name. */
export const someIdentifiers = z.array(identifier).max(500);

/** A readable id of the scheme (`claim`, `attributed-to`): fixed for ever, while names may change. */
export const slug = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'a slug: a-z, 0-9 and single hyphens');

/** Lower-case hexadecimal SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');

/** An instant in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instant = z.iso.datetime({ precision: 3 });

/**
 * Text that a person wrote. Lone surrogates are refused at the border: neither SQLite nor canonical JSON
 * can carry them, so they would come back as something else.
 */
export const wellFormedText = z
  .string()
  .refine((value) => value.isWellFormed(), 'text with half of a surrogate pair');

/** One line of text without control characters: names, titles, publishers. Outer spaces are trimmed. */
export const oneLine = wellFormedText
  .transform((value) => value.trim())
  .refine((value) => !/\p{Cc}/u.test(value), 'one line without control characters');

export const name = oneLine.refine((value) => value.length > 0 && value.length <= 200, '1 to 200 characters');

/** A UTF-16 code unit offset into a revision's text. */
export const offset = z.int().nonnegative();

export const direction = z.enum(['rtl', 'ltr']);
export type Direction = z.infer<typeof direction>;

/** A name of the interface or the scheme in both languages. */
export const names = z.object({ ar: name, en: name });
