import type { SchemeRefusal } from '../../../domain/api/scheme-methods.ts';
import type { AllowedEnd, AttributeDefinition, Scheme } from '../../../domain/model/scheme.ts';

/** Brings back, retired, what was taken out though it is in use: a label, an attribute or a value of one. */
export function withRetired(content: Scheme, base: Scheme, { reason, label, attribute, value }: SchemeRefusal): Scheme {
  if (reason === 'label') return withLabelRetired(content, base, label);
  if (attribute === null) {
    const values = base.documents.find(({ id }) => id === label)?.values.filter(({ id }) => id === value) ?? [];
    const documents = content.documents.map((each) =>
      each.id === label ? { ...each, values: [...each.values, ...values.map((one) => ({ ...one, retired: true }))] } : each,
    );
    return { ...content, documents };
  }
  const definition = [...base.spans, ...base.relations].find(({ id }) => id === label)?.attributes.find(({ id }) => id === attribute);
  if (definition === undefined) return content;
  const mended = (attributes: readonly AttributeDefinition[]): AttributeDefinition[] => {
    if (!attributes.some(({ id }) => id === attribute)) return [...attributes, { ...definition, retired: true }];
    const values = definition.values.filter(({ id }) => id === value).map((one) => ({ ...one, retired: true }));
    return attributes.map((each) => (each.id === attribute ? { ...each, values: [...each.values, ...values] } : each));
  };
  return {
    ...content,
    spans: content.spans.map((each) => (each.id === label ? { ...each, attributes: mended(each.attributes) } : each)),
    relations: content.relations.map((each) => (each.id === label ? { ...each, attributes: mended(each.attributes) } : each)),
  };
}

/** The label as the base has it, and what named it there: the ends of relations, and what spans require. */
function withLabelRetired(content: Scheme, base: Scheme, label: string): Scheme {
  const gone = <Label extends { readonly id: string }>(list: readonly Label[], now: readonly Label[]): Label[] =>
    list.filter(({ id }) => id === label && !now.some((each) => each.id === id)).map((each) => ({ ...each, retired: true }));
  const brought = gone(base.relations, content.relations);
  const missing = (end: AllowedEnd): boolean => end.kind === 'span' && !content.spans.some(({ id }) => id === end.label);
  // A relation that could end nowhere without them needs the labels of its ends as well.
  const needed = brought.flatMap(({ from, to }) => [from, to].filter((ends) => ends.every(missing)).flat());
  const ends = new Set(needed.flatMap((end) => (end.kind === 'span' ? [end.label] : [])));
  const spans = [
    ...content.spans,
    ...gone(base.spans, content.spans),
    ...base.spans.filter(({ id }) => ends.has(id)).map((each) => ({ ...each, retired: true })),
  ];
  const relations = [...content.relations, ...brought];
  const isThere = (end: AllowedEnd): boolean => end.kind === 'document' || spans.some(({ id }) => id === end.label);
  const named = new Set([label, ...ends]);
  return {
    ...content,
    spans: spans.map((each) => {
      const was = base.spans.find(({ id }) => id === each.id)?.requires ?? [];
      const requires = restored(each.requires ?? [], was, (id) => id === label || named.has(each.id));
      if (each.requires === undefined && requires.length === 0) return each;
      return { ...each, requires: requires.filter((id) => relations.some((relation) => relation.id === id)) };
    }),
    relations: relations.map((each) => {
      const was = base.relations.find(({ id }) => id === each.id);
      const names = (end: AllowedEnd): boolean => end.kind === 'span' && named.has(end.label);
      const back = (side: 'from' | 'to'): AllowedEnd[] => restored(each[side], was?.[side] ?? [], names).filter(isThere);
      return { ...each, from: back('from'), to: back('to') };
    }),
    documents: [...content.documents, ...gone(base.documents, content.documents)],
  };
}

/** A list with those entries of an earlier one that are to be in it again, at its end. */
function restored<Entry extends AllowedEnd | string>(now: readonly Entry[], was: readonly Entry[], isBack: (entry: Entry) => boolean): Entry[] {
  const key = (entry: Entry): string => JSON.stringify(entry);
  const present = new Set(now.map(key));
  return [...now, ...was.filter((entry) => isBack(entry) && !present.has(key(entry)))];
}
