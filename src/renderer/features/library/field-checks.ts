import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { FieldProblem } from '../../ui/checked-field.tsx';
import { isolate } from '../../ui/isolate.ts';
import { readFields, withoutDirectionControls } from './document-fields.ts';
import type { DocumentFields, DocumentValues } from './document-fields.ts';

type TextualField = 'title' | 'publisher' | 'url' | 'publishedAt';

const longest: Readonly<Record<TextualField, number>> = { title: 200, publisher: 2000, url: 2000, publishedAt: 40 };

/** A day of the year in which nothing happened yet, in the digits of the locale. */
export function exampleTime(digit: (value: number) => string): string {
  return '2031-05-03T14:20'.replace(/\d/g, (each) => digit(Number(each)));
}

export interface FieldChecks {
  /** What will be kept; null where some field can't be. */
  readonly values: DocumentValues | null;
  /** What to say beside a field: nothing before the person has been there and left, or tried to save. */
  readonly problemOf: (field: TextualField) => FieldProblem | null;
  readonly left: (field: TextualField) => void;
  /** From now on every problem is shown. */
  readonly showAll: () => void;
}

/** Reads the fields as they are typed and says what is wrong with them, in words. */
export function useFieldChecks(fields: DocumentFields, onChange: (fields: DocumentFields) => void): FieldChecks {
  const intl = useIntl();
  const [shown, setShown] = useState<ReadonlySet<TextualField> | 'all'>(new Set());
  const { values, faults } = readFields(fields);
  return {
    values,
    problemOf: (field) => {
      const fault = faults?.[field];
      if (fault === undefined) return null;
      // What can't be seen is told at once; the rest may still become right while it is typed.
      if (fault !== 'invisible' && shown !== 'all' && !shown.has(field)) return null;
      const sentence = intl.formatMessage(
        { id: `details.problem.${fault}` },
        {
          length: fields[field].trim().length,
          most: longest[field],
          secure: isolate('https://'),
          plain: isolate('http://'),
          example: isolate(exampleTime((value) => intl.formatNumber(value))),
        },
      );
      if (fault !== 'invisible') return { sentence };
      const run = (): void => onChange({ ...fields, [field]: withoutDirectionControls(fields[field]) });
      return { sentence, mend: { label: intl.formatMessage({ id: 'details.removeInvisible' }), run } };
    },
    left: (field) => setShown((before) => (before === 'all' ? before : new Set([...before, field]))),
    showAll: () => setShown('all'),
  };
}

/** Takes the keyboard to the first field that can't be kept, once it says so. */
export function focusFirstFault(form: HTMLElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
