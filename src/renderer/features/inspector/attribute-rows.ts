import type { AttributeValue, AttributeValues } from '../../../domain/model/annotation.ts';
import type { AttributeDefinition } from '../../../domain/model/scheme.ts';

export interface AttributeRow {
  readonly id: string;
  /** Null for a value that the scheme no longer knows. */
  readonly definition: AttributeDefinition | null;
  readonly value: AttributeValue | undefined;
  /** Whether it can be set; what is retired, unknown or of another kind can only be taken away. */
  readonly isUsable: boolean;
  readonly isMissing: boolean;
}

function hasKind(definition: AttributeDefinition, value: AttributeValue): boolean {
  switch (definition.kind) {
    case 'choices':
      return Array.isArray(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
    case 'text':
    case 'time':
      return typeof value === 'string';
  }
}

function isEmpty(value: AttributeValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What to show of an item's attributes: all that its label defines, and whatever else it still holds. */
export function attributeRows(definitions: readonly AttributeDefinition[], values: AttributeValues): AttributeRow[] {
  const known = definitions.flatMap((definition): AttributeRow[] => {
    const value = values[definition.id];
    if (definition.retired && value === undefined) return [];
    const isUsable = !definition.retired && (value === undefined || hasKind(definition, value));
    const isMissing = definition.required && !definition.retired && isEmpty(value);
    return [{ id: definition.id, definition, value, isUsable, isMissing }];
  });
  const ids = new Set(definitions.map(({ id }) => id));
  const others = Object.entries(values).filter(([id]) => !ids.has(id));
  return [
    ...known,
    ...others.map(([id, value]) => ({ id, definition: null, value, isUsable: false, isMissing: false })),
  ];
}
