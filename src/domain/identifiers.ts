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

/**
 * Controls that reorder what stands beside them: embeddings, overrides, isolates and what ends these (UAX #9). The
 * marks U+200E, U+200F and U+061C are not among them: titles copied from Arabic pages hold them rightly, and they
 * move nothing but the neutral characters next to them.
 */
export const reorderingControls = /[\u202a-\u202e\u2066-\u2069]/gu;

/** What the issue of a schema bears beside its message where text holds a reordering control. */
export const reorderingIssue = z.object({ problem: z.literal('name-has-controls'), character: z.string() });

/**
 * Text as it may be entered now. Files from before may hold reordering controls, and what comes from other tools may;
 * so the entities' own schemas let them be.
 */
export function entered<Schema extends z.ZodType<string | null>>(schema: Schema): Schema {
  return schema.superRefine((value, context) => {
    const [found] = value?.match(reorderingControls) ?? [];
    if (found === undefined) return;
    const character = `U+${found.charCodeAt(0).toString(16).toUpperCase()}`;
    const params: z.infer<typeof reorderingIssue> = { problem: 'name-has-controls', character };
    context.addIssue({ code: 'custom', message: `no control that reorders text (${character})`, params });
  });
}

/** A name as it may be entered now. */
export const enteredName = entered(name);

/** A UTF-16 code unit offset into a revision's text. */
export const offset = z.int().nonnegative();

export const direction = z.enum(['rtl', 'ltr']);
export type Direction = z.infer<typeof direction>;

/** A name of the interface or the scheme in both languages. */
export const names = z.object({ ar: name, en: name });
