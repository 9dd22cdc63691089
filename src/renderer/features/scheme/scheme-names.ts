import type { Settings } from '../../../domain/host-api.ts';
import type { AttributeValue } from '../../../domain/model/annotation.ts';
import type { SchemeStep } from '../../../domain/model/scheme-step.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { listOf } from './label-places.ts';

/** A label’s name in the first of these schemes that has it. */
export function nameIn(contents: readonly Scheme[], kind: SchemeStep['kind'], id: string, language: Settings['language']): string {
  for (const content of contents) {
    const label = content[listOf(kind)].find((each) => each.id === id);
    if (label !== undefined) return label.names[language];
  }
  return id;
}

export function labelName(content: Scheme, id: string, language: Settings['language']): string {
  return [...content.spans, ...content.relations, ...content.documents].find((label) => label.id === id)?.names[language] ?? id;
}

export function attributeName(content: Scheme, label: string, attribute: string | null, language: Settings['language']): string {
  const found = [...content.spans, ...content.relations].find(({ id }) => id === label);
  return found?.attributes.find(({ id }) => id === attribute)?.names[language] ?? attribute ?? labelName(content, label, language);
}

function valuesOf(content: Scheme, label: string, attribute: string | null) {
  if (attribute === null) return content.documents.find(({ id }) => id === label)?.values ?? [];
  const found = [...content.spans, ...content.relations].find(({ id }) => id === label);
  return found?.attributes.find(({ id }) => id === attribute)?.values ?? [];
}

export function valueName(content: Scheme, label: string, attribute: string | null, value: string, language: Settings['language']): string {
  return valuesOf(content, label, attribute).find(({ id }) => id === value)?.names[language] ?? value;
}

/** A value in words: choices by their names, several one after another. */
export function valueWords(
  content: Scheme,
  label: string,
  attribute: string | null,
  value: AttributeValue,
  language: Settings['language'],
  sayTruth: (yes: boolean) => string,
): string {
  if (typeof value === 'boolean') return sayTruth(value);
  if (typeof value === 'number') return String(value);
  const name = (id: string): string => valueName(content, label, attribute, id, language);
  const known = typeof value === 'string' ? name(value) : '';
  // The preview names several values with commas between.
  const several = Array.isArray(value) ? value : known === value && isEvery(content, label, attribute, value) ? value.split(', ') : null;
  return several === null ? known : several.map(name).join(language === 'ar' ? '، ' : ', ');
}

function isEvery(content: Scheme, label: string, attribute: string | null, value: string): boolean {
  return value.split(', ').every((id) => isChoice(content, label, attribute, id));
}

export function isChoice(content: Scheme, label: string, attribute: string | null, value: string): boolean {
  return valuesOf(content, label, attribute).some(({ id }) => id === value);
}
