import { useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../../domain/host-api.ts';
import { strokeOfLabel } from '../../../domain/key-stroke.ts';
import { commandGroups, isMac, shortcutWords } from '../../app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import type { LabelKey } from './assignment.ts';
import { FixedKeyList } from './fixed-key-list.tsx';
import { textKeys, windowKeys } from './fixed-keys.ts';
import { KeyGroup, KeyLine } from './key-list.tsx';
import styles from './key-sheet.module.css';
import { noSchemeKeys, useSchemeKeys, useShortcuts } from './use-shortcuts.ts';
import type { SchemeKeys } from './use-shortcuts.ts';

interface KeySheetProps {
  readonly state: HostState;
  readonly onClose: () => void;
}

/** All keys on a sheet to lay beside the keyboard: on paper nothing else of the window stands. */
export function KeySheet(props: KeySheetProps) {
  const intl = useIntl();
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['sheet'] = '';
    return () => {
      delete dataset['sheet'];
    };
  }, []);
  return (
    <Dialog isOpen size="large" title={intl.formatMessage({ id: 'keySheet.title' })} onClose={props.onClose}>
      <div className={styles.preview}>
        {props.state.project === null ? <Sheet state={props.state} scheme={noSchemeKeys} /> : <SheetOfProject state={props.state} />}
      </div>
      <DialogActions>
        <Button onPress={props.onClose}>
          <FormattedMessage id="action.close" />
        </Button>
        <Button look="primary" autoFocus onPress={() => window.print()}>
          <FormattedMessage id="keySheet.print" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function SheetOfProject({ state }: { readonly state: HostState }) {
  return <Sheet state={state} scheme={useSchemeKeys(state.settings.language)} />;
}

function Sheet({ state, scheme }: { readonly state: HostState; readonly scheme: SchemeKeys }) {
  const { entries, titleOf } = useShortcuts(state);
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <FormattedMessage id="keySheet.heading" />
        </h2>
        {state.project === null ? null : <bdi>{state.project.title}</bdi>}
      </header>
      <div className={styles.columns}>
        <LabelKeys title="keySheet.labels" keys={scheme.labels} />
        <LabelKeys title="keySheet.relations" keys={scheme.relations} />
        {commandGroups.map((group) => {
          const rows = entries.filter((entry) => entry.group === group && entry.stroke !== null);
          return rows.length === 0 ? null : (
            <KeyGroup key={group} title={<FormattedMessage id={`menu.${group}`} />}>
              {rows.map((entry) => (
                <KeyLine
                  key={entry.id}
                  keys={entry.stroke === null ? [] : [shortcutWords(entry.stroke)]}
                  title={titleOf(entry)}
                />
              ))}
            </KeyGroup>
          );
        })}
        <FixedKeyList title="help.text" listed={textKeys} />
        <FixedKeyList title="help.window" listed={windowKeys} />
      </div>
      <p className={styles.foot}>
        <FormattedMessage id={isMac ? 'keySheet.placesMac' : 'keySheet.places'} />
      </p>
    </article>
  );
}

function LabelKeys({ title, keys }: { readonly title: string; readonly keys: readonly LabelKey[] }) {
  if (keys.length === 0) return null;
  return (
    <KeyGroup title={<FormattedMessage id={title} />}>
      {keys.map(({ key, name }) => (
        <KeyLine key={key} keys={[shortcutWords(strokeOfLabel(key))]} title={name} />
      ))}
    </KeyGroup>
  );
}
