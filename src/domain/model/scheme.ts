import { z } from 'zod';
import { enteredName, identifier, names, offset, slug, wellFormedText } from '../identifiers.ts';

/** A name in both languages. */
export type Names = z.infer<typeof names>;

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour as #rrggbb in lower case');

/** Colours for the light and the dark theme, and the line that tells labels apart without colour. */
export const appearance = z.object({
  light: colour,
  dark: colour,
  underline: z.enum(['solid', 'double', 'dotted', 'dashed', 'wavy']),
});

/** A single key: a lower-case Latin letter or a digit; the keyboard's layout does not matter. */
const shortcut = z.string().regex(/^[a-z0-9]$/, 'one lower-case letter or digit').nullable();

/** Markdown: paragraphs, lists, emphasis; what a label is for and where it ends. */
const guideline = z.object({ ar: wellFormedText, en: wellFormedText });

/**
 * Something that shows how a label is used, or how it is not: a place of the corpus, or a quote that was made up. A
 * project keeps the place and no quote beside it, so that purging a document leaves nothing of it here; whoever reads
 * the scheme is given the quote as well.
 */
export const guidelineExample = z.object({
  kind: z.enum(['example', 'counter-example']),
  /** Null where it stands in the corpus and is to be read there, or could not be read any more. */
  quote: wellFormedText.min(1).max(2000).nullable(),
  /** What the example shows; plain text. */
  comment: z.object({ ar: wellFormedText, en: wellFormedText }),
  /** Null for a quote that was made up, or whose document another project has. */
  place: z
    .object({
      document: identifier,
      revision: identifier,
      /** UTF-16 code units of the revision's text. */
      range: z.tuple([offset, offset]),
    })
    .nullable(),
});
export type GuidelineExample = z.infer<typeof guidelineExample>;

export const choice = z.object({ id: slug, names, retired: z.boolean() });
export type Choice = z.infer<typeof choice>;

export const attributeKinds = ['choice', 'choices', 'text', 'number', 'boolean', 'time'] as const;

export const attributeDefinition = z.object({
  id: slug,
  names,
  kind: z.enum(attributeKinds),
  /** For `choice` and `choices` only. */
  values: z.array(choice),
  required: z.boolean(),
  retired: z.boolean(),
});
export type AttributeDefinition = z.infer<typeof attributeDefinition>;

const labelBase = {
  id: slug,
  names,
  guideline,
  /** Absent where nobody has given any. */
  examples: z.array(guidelineExample).optional(),
  shortcut,
  retired: z.boolean(),
};

export const spanLabel = z.object({
  ...labelBase,
  appearance,
  /** The letters shown at a span's edge, so that colour is never the only sign. */
  tag: names,
  attributes: z.array(attributeDefinition),
  /** Relations that a span of this label must have, at either end, before it is complete: a claim its source. */
  requires: z.array(slug).optional(),
});
export type SpanLabel = z.infer<typeof spanLabel>;

export const allowedEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('span'), label: slug }),
  z.object({ kind: z.literal('document') }),
]);
export type AllowedEnd = z.infer<typeof allowedEnd>;

export const relationLabel = z.object({
  ...labelBase,
  appearance,
  symmetric: z.boolean(),
  from: z.array(allowedEnd).min(1),
  to: z.array(allowedEnd).min(1),
  attributes: z.array(attributeDefinition),
});
export type RelationLabel = z.infer<typeof relationLabel>;

export const documentLabel = z.object({
  ...labelBase,
  values: z.array(choice).min(1),
  multiple: z.boolean(),
});
export type DocumentLabel = z.infer<typeof documentLabel>;

/** What the labels are. Its version is the number of the row that holds it, not part of its content. */
export const scheme = z
  .object({
    title: names,
    spans: z.array(spanLabel),
    relations: z.array(relationLabel),
    documents: z.array(documentLabel),
  })
  .superRefine((value, context) => {
    for (const issue of schemeIssues(value)) {
      const params: z.infer<typeof schemeIssueParams> = { scheme: issue.reason, value: issue.value };
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path, params });
    }
  });
export type Scheme = z.infer<typeof scheme>;

type Named = { readonly names: Names; readonly path: (string | number)[] };

/** A scheme as it may be entered now: its names reorder nothing. Guidelines are prose and may hold what they like. */
export const enteredScheme = scheme.superRefine((value, context) => {
  for (const { names: both, path } of namesIn(value)) {
    const parsed = z.object({ ar: enteredName, en: enteredName }).safeParse(both);
    for (const issue of parsed.error?.issues ?? []) {
      if (issue.code === 'custom') context.addIssue({ ...issue, input: both, path: [...path, ...issue.path] });
    }
  }
});

/** Everything that bears names, with the place of the names. */
function namesIn(value: z.infer<typeof scheme>): Named[] {
  const choices = (list: readonly Choice[], path: (string | number)[]): Named[] =>
    list.map((each, index) => ({ names: each.names, path: [...path, 'values', index, 'names'] }));
  const attributes = (list: readonly AttributeDefinition[], path: (string | number)[]): Named[] =>
    list.flatMap((each, index) => {
      const own = [...path, 'attributes', index];
      return [{ names: each.names, path: [...own, 'names'] }, ...choices(each.values, own)];
    });
  return [
    { names: value.title, path: ['title'] },
    ...value.spans.flatMap((label, index) => [
      { names: label.names, path: ['spans', index, 'names'] },
      { names: label.tag, path: ['spans', index, 'tag'] },
      ...attributes(label.attributes, ['spans', index]),
    ]),
    ...value.relations.flatMap((label, index) => [
      { names: label.names, path: ['relations', index, 'names'] },
      ...attributes(label.attributes, ['relations', index]),
    ]),
    ...value.documents.flatMap((label, index) => [
      { names: label.names, path: ['documents', index, 'names'] },
      ...choices(label.values, ['documents', index]),
    ]),
  ];
}

/** What the issue of a scheme bears beside its message, so that it can be said in any language. */
export const schemeIssueParams = z.object({
  scheme: z.enum(['duplicate', 'key', 'label', 'relation', 'empty', 'values', 'ends']),
  value: z.string(),
});
type SchemeIssueReason = z.infer<typeof schemeIssueParams>['scheme'];

interface SchemeIssue {
  readonly reason: SchemeIssueReason;
  /** The id, key or kind that it is about. */
  readonly value: string;
  readonly message: string;
  readonly path: (string | number)[];
}

type SchemeShape = {
  spans: SpanLabel[];
  relations: RelationLabel[];
  documents: DocumentLabel[];
};

/** What the shape alone cannot say: ids are unique, ends exist, choices belong to choice attributes. */
function schemeIssues(value: SchemeShape): SchemeIssue[] {
  const issues: SchemeIssue[] = [];
  const labels = [
    ...value.spans.map((label, index) => ({ label, path: ['spans', index] })),
    ...value.relations.map((label, index) => ({ label, path: ['relations', index] })),
    ...value.documents.map((label, index) => ({ label, path: ['documents', index] })),
  ];
  issues.push(...duplicates(labels, ({ label }) => label.id, 'id'));
  for (const kind of ['spans', 'relations', 'documents'] as const) {
    const active = labels.filter(({ label, path }) => path[0] === kind && !label.retired);
    issues.push(...duplicates(active, ({ label }) => label.shortcut, 'shortcut'));
  }
  for (const { label, path } of labels) {
    if ('attributes' in label) issues.push(...attributeIssues(label.attributes, path));
    else issues.push(...duplicates(at(label.values, [...path, 'values']), (entry) => entry.id, 'id'));
  }
  const spanIds = new Set(value.spans.map((label) => label.id));
  const relationIds = new Set(value.relations.map((label) => label.id));
  value.spans.forEach((label, index) => {
    label.requires?.forEach((relation, position) => {
      if (!relationIds.has(relation)) {
        issues.push({
          reason: 'relation',
          value: relation,
          message: `a required relation names “${relation}”, which the scheme does not have`,
          path: ['spans', index, 'requires', position],
        });
      }
    });
  });
  value.relations.forEach((relation, index) => {
    for (const side of ['from', 'to'] as const) {
      relation[side].forEach((end, position) => {
        if (end.kind === 'span' && !spanIds.has(end.label)) {
          issues.push({
            reason: 'label',
            value: end.label,
            message: `an end names the span label “${end.label}”, which the scheme does not have`,
            path: ['relations', index, side, position],
          });
        }
      });
    }
    if (relation.symmetric && JSON.stringify(relation.from) !== JSON.stringify(relation.to)) {
      const message = 'a symmetric relation has the same ends on both sides';
      issues.push({ reason: 'ends', value: relation.id, message, path: ['relations', index] });
    }
  });
  return issues;
}

function attributeIssues(attributes: readonly AttributeDefinition[], path: (string | number)[]): SchemeIssue[] {
  const placed = at(attributes, [...path, 'attributes']);
  const issues = duplicates(placed, (entry) => entry.id, 'id');
  for (const attribute of placed) {
    const choosable = attribute.kind === 'choice' || attribute.kind === 'choices';
    if (choosable !== attribute.values.length > 0) {
      const message = choosable ? 'a choice needs values' : `an attribute of kind ${attribute.kind} has no values`;
      const reason = choosable ? 'empty' : 'values';
      issues.push({ reason, value: attribute.kind, message, path: attribute.path });
    }
    issues.push(...duplicates(at(attribute.values, [...attribute.path, 'values']), (entry) => entry.id, 'id'));
  }
  return issues;
}

function at<Entry extends object>(entries: readonly Entry[], path: (string | number)[]) {
  return entries.map((entry, index) => ({ ...entry, path: [...path, index] }));
}

function duplicates<Entry extends { path: (string | number)[] }>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | null,
  field: 'id' | 'shortcut',
): SchemeIssue[] {
  const seen = new Set<string>();
  const issues: SchemeIssue[] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    if (seen.has(key)) {
      const message = `the ${field} “${key}” is used twice`;
      issues.push({ reason: field === 'id' ? 'duplicate' : 'key', value: key, message, path: [...entry.path, field] });
    }
    seen.add(key);
  }
  return issues;
}
