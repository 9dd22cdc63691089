import type { LabelKind } from '../../../domain/model/scheme-step.ts';
import type { Names, RelationLabel, Scheme, SpanLabel } from '../../../domain/model/scheme.ts';
import { labelIds, slugFrom } from './label-places.ts';

type Appearance = SpanLabel['appearance'];

/** Looks to begin with: each reads well in both themes, and the lines differ. */
const looks: readonly Appearance[] = [
  { light: '#8a4b08', dark: '#f2b36b', underline: 'solid' },
  { light: '#1d5fa8', dark: '#86b8f3', underline: 'double' },
  { light: '#5b3fa0', dark: '#bda6f5', underline: 'dotted' },
  { light: '#1f6e43', dark: '#7fd0a2', underline: 'dashed' },
  { light: '#99325f', dark: '#f09cc0', underline: 'wavy' },
  { light: '#0f6a73', dark: '#7cc8d0', underline: 'solid' },
  { light: '#7a5a00', dark: '#e0c064', underline: 'double' },
  { light: '#b3261e', dark: '#ff9d94', underline: 'dotted' },
  { light: '#3d6b1f', dark: '#a9d585', underline: 'dashed' },
  { light: '#5f5a52', dark: '#c4bdb2', underline: 'wavy' },
];

function nextLook(labels: readonly (SpanLabel | RelationLabel)[]): Appearance {
  const used = new Set(labels.map(({ appearance }) => appearance.light));
  const free = looks.find(({ light }) => !used.has(light));
  return free ?? looks[labels.length % looks.length] ?? { light: '#5f5a52', dark: '#c4bdb2', underline: 'solid' };
}

/** The first letter of the name that no other label has as its key; none where all are taken. */
function freeKey({ en }: Names, labels: readonly { readonly shortcut: string | null; readonly retired: boolean }[]): string | null {
  const taken = new Set(labels.filter(({ retired }) => !retired).map(({ shortcut }) => shortcut));
  return [...en.toLowerCase()].find((letter) => /[a-z]/u.test(letter) && !taken.has(letter)) ?? null;
}

/** The first letter of the name that tells it from the others; its very first where none does. */
function freeTag(name: string, taken: readonly string[]): string {
  const letters = [...name.replace(/^ال/u, '').toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
  return letters.find((letter) => !taken.includes(letter)) ?? letters[0] ?? '?';
}

/** The scheme with a new label of a kind at its end, ready to be used at once; and the label’s id. */
export function withNewLabel(content: Scheme, kind: LabelKind, names: Names): { readonly content: Scheme; readonly id: string } {
  const id = slugFrom(names, labelIds(content), `${kind}-label`);
  const base = { id, names, guideline: { ar: '', en: '' }, retired: false };
  if (kind === 'span') {
    const label: SpanLabel = {
      ...base,
      shortcut: freeKey(names, content.spans),
      appearance: nextLook(content.spans),
      tag: {
        ar: freeTag(names.ar, content.spans.map(({ tag }) => tag.ar)),
        en: freeTag(names.en, content.spans.map(({ tag }) => tag.en)),
      },
      attributes: [],
    };
    return { id, content: { ...content, spans: [...content.spans, label] } };
  }
  if (kind === 'relation') {
    const ends: RelationLabel['from'] = content.spans.slice(0, 1).map(({ id: label }) => ({ kind: 'span', label }));
    const end: RelationLabel['from'] = ends.length === 0 ? [{ kind: 'document' }] : ends;
    const label: RelationLabel = {
      ...base,
      shortcut: freeKey(names, content.relations),
      appearance: nextLook(content.relations),
      symmetric: false,
      from: end,
      to: end,
      attributes: [],
    };
    return { id, content: { ...content, relations: [...content.relations, label] } };
  }
  const values = [{ id: 'yes', names: { ar: 'نعم', en: 'yes' }, retired: false }];
  const label = { ...base, shortcut: null, values, multiple: false };
  return { id, content: { ...content, documents: [...content.documents, label] } };
}
