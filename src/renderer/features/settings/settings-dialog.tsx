import { useState } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState, Settings } from '../../../domain/host-api.ts';
import { useAttempt } from '../../app/attempt.ts';
import { replaceView } from '../../app/location.ts';
import { useTakeHostState } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilePath } from '../../ui/file-path.tsx';
import { DigitsChoice, LanguageChoice, ThemeChoice } from './choices.tsx';
import styles from './settings-dialog.module.css';
import { useSettings } from './settings.ts';

interface SettingsDialogProps {
  readonly state: HostState;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The person's settings, and the way out of the project. Every change holds at once. */
export function SettingsDialog({ state, isOpen, onClose }: SettingsDialogProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const takeState = useTakeHostState();
  const { settings, project } = state;
  const closeProject = (): void => {
    void attempt(async () => {
      takeState(await bridge.call('host.close', {}));
      replaceView({ name: 'library' });
    });
  };
  return (
    <Dialog isOpen={isOpen} title={intl.formatMessage({ id: 'settings.title' })} onClose={onClose}>
      {settings.person === null ? null : <NameForm person={settings.person} />}
      <LanguageChoice settings={settings} />
      <ThemeChoice settings={settings} />
      <DigitsChoice settings={settings} />
      {project === null ? null : (
        <section className={styles.project} aria-label={intl.formatMessage({ id: 'settings.project' })}>
          <FilePath path={project.path} className={styles.path} />
          <Button onPress={closeProject}>
            <FormattedMessage id="settings.closeProject" />
          </Button>
        </section>
      )}
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          <FormattedMessage id="action.done" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function NameForm({ person }: { readonly person: NonNullable<Settings['person']> }) {
  const intl = useIntl();
  const change = useSettings();
  const [name, setName] = useState(person.name);
  const trimmed = name.trim();
  const changed = trimmed !== '' && trimmed !== person.name;
  return (
    <Form
      className={styles.name ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void change({ person: { id: person.id, name: trimmed } });
      }}
    >
      <TextField label={intl.formatMessage({ id: 'person.name' })} value={name} onChange={setName} maxLength={200} />
      <Button type="submit" isDisabled={!changed}>
        <FormattedMessage id="settings.rename" />
      </Button>
    </Form>
  );
}
