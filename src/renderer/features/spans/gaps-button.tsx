import { CircleAlert } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { FormattedNumber, useIntl } from 'react-intl';
import buttonStyles from '../../ui/button.module.css';
import { classes } from '../../ui/classes.ts';
import styles from './gap-picker.module.css';

interface GapsButtonProps {
  readonly count: number;
  /** The key that does the same, as it is shown. */
  readonly shortcut: string | undefined;
  readonly onPress: () => void;
}

/** Says in passing how much of one's work lacks something; pressed, it is listed. */
export function GapsButton({ count, shortcut, onPress }: GapsButtonProps) {
  const intl = useIntl();
  const label = intl.formatMessage({ id: 'desk.gaps' }, { count });
  return (
    <TooltipTrigger delay={400}>
      <Button className={classes(styles.gaps)} aria-label={label} onPress={onPress}>
        <CircleAlert aria-hidden />
        <FormattedNumber value={count} />
      </Button>
      <Tooltip className={classes(buttonStyles.tooltip)} offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd dir="ltr">{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
