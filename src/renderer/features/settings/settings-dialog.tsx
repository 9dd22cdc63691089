import { useState } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState, Settings } from '../../../domain/host-api.ts';
import { useProjectActions } from '../../app/project-actions.ts';
import { useOpenDialog } from '../../app/open-dialog.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilePath } from '../../ui/file-path.tsx';
import {
  DigitsChoice, FaceChoice, InterfaceSizeChoice, LanguageChoice, LineSpacingChoice, ReadingSizeChoice, ThemeChoice,
} from './choices.tsx';
import styles from './settings-dialog.module.css';
import { SwitchPerson } from './switch-person.tsx';
import { useSettings } from './settings.ts';

interface SettingsDialogProps {
  readonly state: HostState;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The person's settings, and the way out of the project. Every change holds at once. */
export function SettingsDialog({ state, isOpen, onClose }: SettingsDialogProps) {
  const intl = useIntl();
  const actions = useProjectActions();
  const openDialog = useOpenDialog();
  const { settings, project } = state;
  return (
    <Dialog isOpen={isOpen} size="wide" title={intl.formatMessage({ id: 'settings.title' })} onClose={onClose}>
      {settings.person === null ? null : (
        <div className={styles.people}>
          {/* Another person's name is another form. */}
          <NameForm key={settings.person.id} person={settings.person} />
          {project === null ? null : <SwitchPerson onDone={onClose} />}
        </div>
      )}
      <div className={styles.choices}>
        <LanguageChoice settings={settings} />
        <DigitsChoice settings={settings} />
        <ThemeChoice settings={settings} />
        <InterfaceSizeChoice settings={settings} />
      </div>
      <section className={styles.reading} aria-labelledby="settings-reading">
        <h3 id="settings-reading" className={styles.heading}>
          <FormattedMessage id="settings.reading" />
        </h3>
        <div className={styles.choices}>
          <FaceChoice settings={settings} />
          <LineSpacingChoice settings={settings} />
          <ReadingSizeChoice settings={settings} />
        </div>
        <Sample />
      </section>
      <div>
        <Button onPress={() => openDialog('keyboard')}>
          <FormattedMessage id="command.keyboard" />
        </Button>
      </div>
      <DialogActions>
        {project === null ? null : (
          <section className={styles.project} aria-label={intl.formatMessage({ id: 'settings.project' })}>
            <FilePath path={project.path} className={styles.path} />
            <Button
              onPress={() => {
                onClose();
                actions.close();
              }}
            >
              <FormattedMessage id="settings.closeProject" />
            </Button>
          </section>
        )}
        <Button look="primary" onPress={onClose}>
          <FormattedMessage id="action.done" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** How a document will look, in both scripts; the same whatever the interface's language is. */
function Sample() {
  return (
    <div className={styles.sample} aria-hidden>
      <p lang="ar" dir="rtl">
        قالت الوكالة إن القافلة وصلت «قبل الفجر».
      </p>
      <p lang="en" dir="ltr">
        “We counted 27 lorries at the gate,” he said.
      </p>
    </div>
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
