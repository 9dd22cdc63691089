import { FormattedMessage, useIntl } from 'react-intl';
import type { Command, CommandGroup } from '../../app/commands.tsx';
import { commandGroups, shortcutWords, useCommandList } from '../../app/commands.tsx';
import { useOpenDialog } from '../../app/open-dialog.ts';
import { Button } from '../../ui/button.tsx';
import { FixedKeyList } from '../shortcuts/fixed-key-list.tsx';
import { textKeys, windowKeys } from '../shortcuts/fixed-keys.ts';
import { KeyGroup, KeyLine } from '../shortcuts/key-list.tsx';
import styles from './help.module.css';

/** The list is longer than its page: with the keyboard in it, arrows scroll it. */
const reachable = { role: 'region', tabIndex: 0 };

/** Every key that does something now, by groups, and the ways to change them and to print them. */
export function ShortcutList() {
  const intl = useIntl();
  const commands = useCommandList();
  const open = useOpenDialog();
  return (
    <>
      <div className={styles.ways}>
        <Button onPress={() => open('keyboard')}>
          <FormattedMessage id="command.keyboard" />
        </Button>
        <Button onPress={() => open('key-sheet')}>
          <FormattedMessage id="command.keySheet" />
        </Button>
      </div>
      <div className={styles.groups} {...reachable} aria-label={intl.formatMessage({ id: 'help.shortcuts' })}>
        {commandGroups.map((group) => {
          const withKeys = commands.filter((command) => command.group === group && command.shortcut !== undefined);
          return withKeys.length === 0 ? null : <Group key={group} group={group} commands={withKeys} />;
        })}
        <FixedKeyList title="help.text" listed={textKeys} />
        <FixedKeyList title="help.window" listed={windowKeys} />
      </div>
    </>
  );
}

function Group({ group, commands }: { readonly group: CommandGroup; readonly commands: readonly Command[] }) {
  return (
    <KeyGroup title={<FormattedMessage id={`menu.${group}`} />}>
      {commands.map(({ id, title, shortcut, alsoBy }, at) =>
        shortcut === undefined ? null : (
          // Two views may offer the same command.
          <KeyLine
            key={`${id} ${String(at)}`}
            keys={[shortcutWords(shortcut), ...(alsoBy === undefined ? [] : [alsoBy])]}
            title={title}
          />
        ),
      )}
    </KeyGroup>
  );
}
