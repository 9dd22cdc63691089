import type { AllowedEnd, AttributeDefinition, Choice } from '../model/scheme.ts';

/** What the schemes that Isnad brings along are put together of. */

export const choiceOf = (id: string, ar: string, en: string): Choice => ({ id, names: { ar, en }, retired: false });

export function attribute(
  id: string,
  ar: string,
  en: string,
  kind: AttributeDefinition['kind'],
  values: Choice[] = [],
): AttributeDefinition {
  return { id, names: { ar, en }, kind, values, required: false, retired: false };
}

export const required = (definition: AttributeDefinition): AttributeDefinition => ({ ...definition, required: true });
export const on = (label: string): AllowedEnd => ({ kind: 'span', label });
export const wholeDocument: AllowedEnd = { kind: 'document' };
