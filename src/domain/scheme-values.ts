import type { AttributeValue } from './model/annotation.ts';
import type { AttributeDefinition } from './model/scheme.ts';
import { westernDigits } from './text/digits.ts';
import { parseTime } from './typed-time.ts';

/**
 * Whether an attribute can hold a value. A choice that is retired fits where it is held already: the rest of a set can
 * be changed around it.
 */
export function valueFits(definition: AttributeDefinition, value: AttributeValue, held?: AttributeValue): boolean {
  const isHeld = (choice: string): boolean => (Array.isArray(held) ? held.includes(choice) : held === choice);
  const isChoice = (choice: unknown): boolean =>
    definition.values.some(({ id, retired }) => id === choice && (!retired || isHeld(id)));
  switch (definition.kind) {
    case 'choice':
      return isChoice(value);
    case 'choices':
      return Array.isArray(value) && value.every(isChoice) && new Set(value).size === value.length;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
    case 'time':
      return typeof value === 'string' && value.length <= 20_000;
  }
}

/** A plain decimal number, as `String` of one writes it, with any sign. */
const decimal = /^[+-]?\d+(?:\.\d+)?$/u;

/**
 * A value as an attribute of another kind holds it; undefined where that would make something up. Choices become text
 * by their ids; text becomes a choice by an id or by a name in either language.
 */
export function convertedValue(definition: AttributeDefinition, value: AttributeValue): AttributeValue | undefined {
  if (definition.kind !== 'time' && valueFits(definition, value, value)) return value;
  switch (definition.kind) {
    case 'text':
      return Array.isArray(value) ? undefined : String(value);
    case 'number': {
      const digits = typeof value === 'string' ? westernDigits(value.trim()) : '';
      return decimal.test(digits) ? Number(digits) : undefined;
    }
    case 'time': {
      const entry = parseTime(String(value));
      return entry.ok ? entry.time.value : undefined;
    }
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    case 'choice': {
      const single = Array.isArray(value) ? (value.length === 1 ? value[0] : undefined) : value;
      return choiceNamed(definition, single);
    }
    case 'choices': {
      const several = Array.isArray(value) ? value : [value];
      const found = several.flatMap((each) => choiceNamed(definition, each) ?? []);
      return found.length === several.length ? [...new Set(found)] : undefined;
    }
  }
}

function choiceNamed({ values }: AttributeDefinition, named: unknown): string | undefined {
  if (typeof named !== 'string') return undefined;
  const wanted = named.trim();
  return values.find(({ id, names }) => id === wanted || names.ar === wanted || names.en === wanted)?.id;
}
