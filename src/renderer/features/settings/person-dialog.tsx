import { useState } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { v7 as makeIdentifier } from 'uuid';
import type { Settings } from '../../../domain/host-api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { LanguageChoice } from './choices.tsx';
import styles from './settings-dialog.module.css';
import { useSettings } from './settings.ts';

/** Asked once, at the first opening: in whose name annotations are made. */
export function PersonDialog({ settings }: { readonly settings: Settings }) {
  const intl = useIntl();
  const change = useSettings();
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <Dialog isOpen title={intl.formatMessage({ id: 'person.title' })}>
      <Form
        className={styles.person ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') void change({ person: { id: makeIdentifier(), name: trimmed } });
        }}
      >
        <TextField
          label={intl.formatMessage({ id: 'person.name' })}
          value={name}
          onChange={setName}
          description={intl.formatMessage({ id: 'person.why' })}
          maxLength={200}
          autoFocus
        />
        <LanguageChoice settings={settings} />
        <DialogActions>
          <Button type="submit" look="primary" isDisabled={trimmed === ''}>
            <FormattedMessage id="person.begin" />
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
