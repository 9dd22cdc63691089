import { EyeOff } from 'lucide-react';
import { ToggleButton, Toolbar } from 'react-aria-components';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { RelationChoice } from '../../../domain/model/relation-choices.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { classes } from '../../ui/classes.ts';
import styles from './label-palette.module.css';

interface LabelPaletteProps {
  readonly labels: readonly SpanLabel[];
  /** The label of the selected span. */
  readonly current: string | null;
  /** Labels whose spans are hidden. */
  readonly hidden: ReadonlySet<string>;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onLabel: (label: SpanLabel) => void;
}

/** The scheme's labels with their keys, in one row below the text. */
export function LabelPalette({ labels, current, hidden, language, theme, onLabel }: LabelPaletteProps) {
  const intl = useIntl();
  return (
    <Toolbar className={classes(styles.palette)} aria-label={intl.formatMessage({ id: 'desk.labels' })}>
      {labels
        .filter(({ retired }) => !retired)
        .map((label) => (
          <PaletteButton
            key={label.id}
            name={label.names[language]}
            shortcut={label.shortcut}
            colour={label.appearance[theme]}
            underline={label.appearance.underline}
            isCurrent={label.id === current}
            isHidden={hidden.has(label.id)}
            guideline={label.guideline[language]}
            onPress={() => onLabel(label)}
          />
        ))}
    </Toolbar>
  );
}

interface RelationPaletteProps {
  readonly choices: readonly RelationChoice[];
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onLink: (choice: RelationChoice) => void;
}

/** The relations that may stand between the two ends, with their keys. */
export function RelationPalette({ choices, language, theme, onLink }: RelationPaletteProps) {
  const intl = useIntl();
  return (
    <Toolbar className={classes(styles.palette)} aria-label={intl.formatMessage({ id: 'desk.relations' })}>
      {choices.map((choice) => (
        <PaletteButton
          key={choice.label.id}
          name={choice.label.names[language]}
          shortcut={choice.label.shortcut}
          colour={choice.label.appearance[theme]}
          underline={choice.label.appearance.underline}
          isCurrent={false}
          guideline={choice.label.guideline[language]}
          onPress={() => onLink(choice)}
        />
      ))}
    </Toolbar>
  );
}

interface PaletteButtonProps {
  readonly name: string;
  readonly shortcut: string | null;
  readonly colour: string;
  readonly underline: SpanLabel['appearance']['underline'];
  readonly isCurrent: boolean;
  /** Its spans are not shown; it can still be given. */
  readonly isHidden?: boolean;
  readonly guideline: string;
  readonly onPress: () => void;
}

function PaletteButton(props: PaletteButtonProps) {
  const { name, shortcut, colour, underline, isCurrent, isHidden = false, guideline, onPress } = props;
  const intl = useIntl();
  return (
    // The guideline is a plain tooltip of the browser: it is long, and must not stand in the way of the text.
    <span title={guideline}>
      <ToggleButton className={classes(styles.label)} isSelected={isCurrent} onPress={onPress}>
        <bdi className={classes(styles.name, isHidden && styles.hidden)} style={{ color: colour, textDecorationStyle: underline }}>
          {name}
        </bdi>
        {isHidden ? <EyeOff className={styles.eye} aria-label={intl.formatMessage({ id: 'desk.labelHidden' })} /> : null}
        {shortcut === null ? null : (
          <kbd dir="ltr" className={styles.key}>
            {shortcut.toUpperCase()}
          </kbd>
        )}
      </ToggleButton>
    </span>
  );
}
