import type { Settings } from '../../../domain/host-api.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import type { Ink } from '../../ui/plots/scene.ts';

type AnyLabel = Scheme['spans'][number] | Scheme['relations'][number] | Scheme['documents'][number];

/** What figures are named with. */
export interface NameContext {
  /** Names of annotators by id. */
  readonly annotators: ReadonlyMap<string, string>;
  /** Labels of every kind by id. */
  readonly labels: ReadonlyMap<string, AnyLabel>;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
}

export function annotatorName({ annotators }: NameContext, id: string): string {
  return annotators.get(id) ?? id;
}

export function labelName({ labels, language }: NameContext, id: string): string {
  return labels.get(id)?.names[language] ?? id;
}

/** A label's own colour; the interface's where it has none or is not in the scheme any more. */
export function labelInk({ labels }: NameContext, id: string): Ink {
  const label = labels.get(id);
  return label !== undefined && 'appearance' in label ? { light: label.appearance.light, dark: label.appearance.dark } : 'strong';
}

export function attributeName({ labels, language }: NameContext, label: string, attribute: string): string {
  const found = labels.get(label);
  const attributes = found !== undefined && 'attributes' in found ? found.attributes : [];
  return attributes.find(({ id }) => id === attribute)?.names[language] ?? attribute;
}
