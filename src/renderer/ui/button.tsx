import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './button.module.css';
import { classes } from './classes.ts';

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly type?: 'button' | 'submit';
  /** Read out in place of the words, where these alone don't say enough. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  /** For buttons that are reached another way, by arrows from their row. */
  readonly isSkippedByTab?: boolean;
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
  /** See `arrival` of ui/arrival.ts. */
  readonly 'data-arrival'?: string;
}

export function Button(props: ButtonProps) {
  const { children, look = 'plain', type = 'button', label, isDisabled, isSkippedByTab, autoFocus, onPress, ...data } = props;
  return (
    <AriaButton
      {...data}
      type={type}
      className={classes(styles.button, look !== 'plain' && styles[look])}
      isDisabled={isDisabled ?? false}
      excludeFromTabOrder={isSkippedByTab ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      autoFocus={autoFocus ?? false}
      onPress={() => onPress?.()}
    >
      {children}
    </AriaButton>
  );
}

interface IconButtonProps {
  /** Read out, and shown as a tooltip. */
  readonly label: string;
  /** Shown in the tooltip, left to right. */
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  /** For buttons that are reached another way, by arrows from their row. */
  readonly isSkippedByTab?: boolean;
  readonly onPress?: () => void;
}

/** A button without words; its name is its tooltip. */
export function IconButton(props: IconButtonProps) {
  const { label, shortcut, children, isDisabled = false, isSkippedByTab = false, onPress } = props;
  return (
    <TooltipTrigger delay={400}>
      <AriaButton
        aria-label={label}
        className={classes(styles.button, styles.quiet, styles.icon)}
        isDisabled={isDisabled}
        excludeFromTabOrder={isSkippedByTab}
        onPress={() => onPress?.()}
      >
        {children}
      </AriaButton>
      <Tooltip className={classes(styles.tooltip)} offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd dir="ltr">{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
