import type { LabelKind } from '../../../domain/model/scheme-step.ts';
import type { AttributeDefinition, GuidelineExample, Scheme, SpanLabel } from '../../../domain/model/scheme.ts';
import { fold } from '../../../domain/text/folding.ts';

/** A label with its guideline, and the folded text that is looked in. */
export interface GuidelineEntry {
  readonly kind: LabelKind;
  readonly id: string;
  readonly names: SpanLabel['names'];
  readonly guideline: SpanLabel['guideline'];
  readonly examples: readonly GuidelineExample[];
  readonly attributes: readonly AttributeDefinition[];
  readonly shortcut: string | null;
  readonly appearance: SpanLabel['appearance'] | null;
  readonly retired: boolean;
  readonly folded: string;
}

/** Every label’s entry, in the scheme’s order; what is retired comes last. */
export function guidelineEntries({ spans, relations, documents }: Scheme): GuidelineEntry[] {
  const entry = (kind: LabelKind, label: Scheme['spans'][number] | Scheme['relations'][number] | Scheme['documents'][number]): GuidelineEntry => {
    const { id, names, guideline, examples = [], shortcut, retired } = label;
    const attributes = 'attributes' in label ? label.attributes : [];
    const values = 'values' in label ? label.values : [];
    const words = [
      names.ar, names.en, guideline.ar, guideline.en,
      ...examples.flatMap(({ quote, comment }) => [quote ?? '', comment.ar, comment.en]),
      ...[...attributes, ...attributes.flatMap((each) => each.values), ...values].flatMap((each) => [each.names.ar, each.names.en]),
    ];
    const appearance = 'appearance' in label ? label.appearance : null;
    return { kind, id, names, guideline, examples, attributes, shortcut, appearance, retired, folded: fold(words.join('\n')).folded };
  };
  const all = [
    ...spans.map((label) => entry('span', label)),
    ...relations.map((label) => entry('relation', label)),
    ...documents.map((label) => entry('document', label)),
  ];
  return [...all.filter(({ retired }) => !retired), ...all.filter(({ retired }) => retired)];
}

/** The entries that hold every word, folded; those whose name holds them first. */
export function searchGuidelines(entries: readonly GuidelineEntry[], query: string): GuidelineEntry[] {
  const words = fold(query).folded.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return [...entries];
  const found = entries.filter(({ folded }) => words.every((word) => folded.includes(word)));
  const isNamed = ({ names }: GuidelineEntry): boolean => words.every((word) => fold(`${names.ar}\n${names.en}`).folded.includes(word));
  return [...found.filter(isNamed), ...found.filter((entry) => !isNamed(entry))];
}
