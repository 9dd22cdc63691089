import type { SchemeRefusal } from '../../../domain/api/scheme-methods.ts';
import type { AttributeDefinition, Scheme } from '../../../domain/model/scheme.ts';

/** Brings back, retired, what was taken out though it is in use: a label, an attribute or a value of one. */
export function withRetired(content: Scheme, base: Scheme, { reason, label, attribute, value }: SchemeRefusal): Scheme {
  if (reason === 'label') {
    const gone = <Label extends { readonly id: string; readonly retired: boolean }>(list: readonly Label[]): Label[] =>
      list.filter(({ id }) => id === label).map((each) => ({ ...each, retired: true }));
    return {
      ...content,
      spans: [...content.spans, ...gone(base.spans)],
      relations: [...content.relations, ...gone(base.relations)],
      documents: [...content.documents, ...gone(base.documents)],
    };
  }
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
