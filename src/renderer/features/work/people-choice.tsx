import { Check } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { FormattedMessage } from 'react-intl';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './dialogs.module.css';
import { PersonName } from './person-name.tsx';

interface TickProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly autoFocus?: boolean;
  readonly children: ReactNode;
}

/** A box to tick, with its words. */
export function Tick({ isSelected, onChange, autoFocus = false, children }: TickProps) {
  return (
    <Checkbox className={classes(styles.check)} isSelected={isSelected} autoFocus={autoFocus} onChange={onChange}>
      <span className={styles.box} aria-hidden="true">
        {isSelected ? <Check /> : null}
      </span>
      {children}
    </Checkbox>
  );
}

interface PeopleChoiceProps {
  readonly annotators: readonly Annotator[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What stands at the end of a person's line. */
  readonly asides?: ReadonlyMap<string, ReactNode>;
}

/** Some of the annotators. */
export function PeopleChoice({ annotators, chosen, onChange, asides }: PeopleChoiceProps) {
  const heading = useId();
  const isAll = chosen.size === annotators.length;
  return (
    <section aria-labelledby={heading}>
      <div className={styles.legend}>
        <span id={heading}>
          <FormattedMessage id="work.toWhom" />
        </span>
        <Button look="quiet" onPress={() => onChange(new Set(isAll ? [] : annotators.map(({ id }) => id)))}>
          <FormattedMessage id={isAll ? 'work.nobody' : 'work.everybody'} />
        </Button>
      </div>
      <div className={styles.people}>
        {annotators.map((person, index) => (
          <Tick
            key={person.id}
            isSelected={chosen.has(person.id)}
            autoFocus={index === 0}
            onChange={(isSelected) => {
              const next = new Set(chosen);
              if (isSelected) next.add(person.id);
              else next.delete(person.id);
              onChange(next);
            }}
          >
            <PersonName person={person} />
            {asides === undefined ? null : <span className={styles.aside}>{asides.get(person.id)}</span>}
          </Tick>
        ))}
      </div>
    </section>
  );
}
