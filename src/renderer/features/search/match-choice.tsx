import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { isMatchKind, matchKinds } from '../../../domain/text/whole-words.ts';
import type { MatchKind } from '../../../domain/text/whole-words.ts';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/field.module.css';
import styles from './match-choice.module.css';

interface MatchChoiceProps {
  readonly value: MatchKind;
  readonly onChange: (value: MatchKind) => void;
  /** In a form the label stands above it; in a bar it is only read out. */
  readonly look: 'bar' | 'form';
}

/** How a match may stand in the words of a text. */
export function MatchChoice({ value, onChange, look }: MatchChoiceProps) {
  const intl = useIntl();
  const label = intl.formatMessage({ id: 'search.match' });
  return (
    <RadioGroup
      className={classes(look === 'form' && fieldStyles.field)}
      value={value}
      orientation={look === 'form' ? 'vertical' : 'horizontal'}
      onChange={(chosen) => {
        if (isMatchKind(chosen)) onChange(chosen);
      }}
      {...(look === 'form' ? {} : { 'aria-label': label })}
    >
      {look === 'form' ? <Label className={classes(fieldStyles.label)}>{label}</Label> : null}
      <div className={styles[look]}>
        {matchKinds.map((kind) => (
          <Radio key={kind} value={kind} className={classes(styles.option)}>
            <FormattedMessage id={`search.match.${kind}`} />
          </Radio>
        ))}
      </div>
      {look === 'form' && value === 'words-with-clitics' ? (
        <Text slot="description" className={classes(fieldStyles.description)}>
          <FormattedMessage id="search.match.cliticsStayOut" />
        </Text>
      ) : null}
    </RadioGroup>
  );
}
