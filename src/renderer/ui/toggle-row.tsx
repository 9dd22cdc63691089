import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './toggle-row.module.css';

export interface ToggleOption {
  readonly id: string;
  readonly label: string;
  /** It stays while it is chosen and can't be chosen again. */
  readonly isRetired?: boolean;
}

interface ToggleRowProps {
  /** The id of the element that names the row. */
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly options: readonly ToggleOption[];
  readonly selected: readonly string[];
  readonly selectionMode: 'single' | 'multiple';
  /** Whether one must stay chosen; otherwise pressing a chosen one, or Delete, lets go of it. */
  readonly isAlwaysOne?: boolean;
  readonly onChange: (selected: string[]) => void;
}

/** A few values in sight, one or several of them chosen: arrows go from one to the next, Space chooses. */
export function ToggleRow(props: ToggleRowProps) {
  const { labelledBy, describedBy, options, selected, selectionMode, isAlwaysOne = false, onChange } = props;
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        const clears = event.key === 'Delete' || event.key === 'Backspace';
        if (!clears || isAlwaysOne || selected.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onChange([]);
      }}
    >
      <ToggleButtonGroup
        aria-labelledby={labelledBy}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        className={classes(styles.row)}
        selectionMode={selectionMode}
        disallowEmptySelection={isAlwaysOne}
        selectedKeys={selected}
        onSelectionChange={(keys) => onChange(options.map(({ id }) => id).filter((id) => keys.has(id)))}
      >
        {options.map(({ id, label, isRetired = false }) => (
          <ToggleButton key={id} id={id} className={classes(styles.option, isRetired && styles.retired)}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
