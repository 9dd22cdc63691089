import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnotators, useOwnId } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './settings-dialog.module.css';
import { useSettings } from './settings.ts';

/** Another of the project's people works on this desktop from now on: never by accident, so it takes a choice and a press. */
export function SwitchPerson({ onDone }: { readonly onDone: () => void }) {
  const intl = useIntl();
  const change = useSettings();
  const ownId = useOwnId();
  const [chosen, setChosen] = useState<string | null>(null);
  const others = (useAnnotators().data ?? []).filter(({ id }) => id !== ownId);
  const person = others.find(({ id }) => id === chosen);
  if (others.length === 0) return null;
  return (
    <div className={styles.name}>
      <Select
        look="form"
        label={intl.formatMessage({ id: 'settings.switch' })}
        placeholder={intl.formatMessage({ id: 'settings.switch.nobody' })}
        value={person?.id ?? null}
        options={others.map(({ id, name, role }) => ({ id, name, note: intl.formatMessage({ id: `role.${role}` }) }))}
        onChange={setChosen}
      />
      <Button
        isDisabled={person === undefined}
        onPress={() => {
          if (person !== undefined) void change({ person: { id: person.id, name: person.name } }).then(onDone);
        }}
      >
        <FormattedMessage id="settings.switch.do" />
      </Button>
    </div>
  );
}
