import { FormattedMessage, useIntl } from 'react-intl';
import { isMac } from '../../app/commands.tsx';
import type { FixedKey } from './fixed-keys.ts';
import { wordsOfFixed } from './fixed-keys.ts';
import { KeyGroup, KeyLine } from './key-list.tsx';

interface FixedKeyListProps {
  /** Of the catalogue. */
  readonly title: string;
  readonly listed: readonly FixedKey[];
}

/** Keys that stay what they are. */
export function FixedKeyList({ title, listed }: FixedKeyListProps) {
  const intl = useIntl();
  return (
    <KeyGroup title={<FormattedMessage id={title} />}>
      {listed.map((key) => (
        <KeyLine key={key.keys} keys={[wordsOfFixed(key, isMac)]} title={intl.formatMessage({ id: key.name })} />
      ))}
    </KeyGroup>
  );
}
