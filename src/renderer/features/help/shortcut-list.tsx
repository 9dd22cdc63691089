import { FormattedMessage, useIntl } from 'react-intl';
import type { Command, CommandGroup } from '../../app/commands.tsx';
import { commandGroups, shortcutWords, useCommandList } from '../../app/commands.tsx';
import styles from './help.module.css';

/** Keys that no command stands for: they work in the window as a whole. */
const windowKeys = [
  { keys: 'F6', name: 'help.key.notices' },
  { keys: 'Esc', name: 'help.key.back' },
] as const;

/** Keys that the text takes while it has the keyboard. */
const textKeys = [
  { keys: '← →', name: 'help.key.cluster' },
  { keys: 'Ctrl+← →', name: 'help.key.word' },
  { keys: 'Alt+← →', name: 'help.key.clitic' },
  { keys: 'Ctrl+↑ ↓', name: 'help.key.sentence' },
  { keys: 'Home End', name: 'help.key.ends' },
  { keys: 'Shift', name: 'help.key.extend' },
  { keys: 'Space', name: 'help.key.widen' },
  { keys: "'", name: 'help.key.marks' },
  { keys: '=', name: 'help.key.document' },
] as const;

/** Every key that does something now, by groups. */
export function ShortcutList() {
  const commands = useCommandList();
  return (
    <div className={styles.groups}>
      {commandGroups.map((group) => {
        const withKeys = commands.filter((command) => command.group === group && command.shortcut !== undefined);
        return withKeys.length === 0 ? null : <Group key={group} group={group} commands={withKeys} />;
      })}
      <FixedKeys title="help.text" listed={textKeys} />
      <FixedKeys title="help.window" listed={windowKeys} />
    </div>
  );
}

interface FixedKeysProps {
  /** Messages of the catalogue, as are the names of the keys. */
  readonly title: string;
  readonly listed: readonly { readonly keys: string; readonly name: string }[];
}

function FixedKeys({ title, listed }: FixedKeysProps) {
  const intl = useIntl();
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>
        <FormattedMessage id={title} />
      </h3>
      <dl>
        {listed.map(({ keys, name }) => (
          <Key key={keys} keys={[keys]} title={intl.formatMessage({ id: name })} />
        ))}
      </dl>
    </section>
  );
}

function Group({ group, commands }: { readonly group: CommandGroup; readonly commands: readonly Command[] }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>
        <FormattedMessage id={`menu.${group}`} />
      </h3>
      <dl>
        {commands.map((command, at) =>
          command.shortcut === undefined ? null : (
            // Two views may offer the same command.
            <Key
              key={`${command.id} ${String(at)}`}
              keys={[shortcutWords(command.shortcut), ...(command.alsoBy === undefined ? [] : [command.alsoBy])]}
              title={command.title}
            />
          ),
        )}
      </dl>
    </section>
  );
}

function Key({ keys, title }: { readonly keys: readonly string[]; readonly title: string }) {
  return (
    <div className={styles.key}>
      <dt>{title}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key} dir="ltr">
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
