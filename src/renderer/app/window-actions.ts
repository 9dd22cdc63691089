import type { IntlShape } from 'react-intl';
import type { KeyStroke } from '../../domain/key-stroke.ts';
import type { Command, CommandGroup } from './commands.tsx';

/**
 * Every action outside the desk with its default stroke: what the window offers wherever one is, and what its single
 * views offer. The desk's are in features/desk/desk-actions.ts.
 */
interface WindowActionDefinition {
  readonly id: string;
  /** Its title in the catalogue. What is named for the moment (“Undo: labelled”) has here what it is called at rest. */
  readonly title: string;
  readonly group: CommandGroup;
  /** Null for what has no key until a person gives it one. */
  readonly stroke: KeyStroke | null;
  /** Where it can be done; `open` is wherever a project is open, `documents` the library and a document. */
  readonly where: 'window' | 'open' | 'documents' | 'library' | 'document' | 'relations' | 'scheme' | 'work';
  /** Only in this window, where it is not in both. */
  readonly only?: 'browser' | 'desktop';
  /** The key is what the list itself answers, and stays. */
  readonly isFixed?: boolean;
}

const windowActions = [
  { id: 'project-new', title: 'command.newProject', group: 'project', stroke: null, where: 'window', only: 'desktop' },
  { id: 'project-choose', title: 'command.openProject', group: 'project', stroke: { code: 'KeyO', control: true }, where: 'window' },
  { id: 'project-save-copy', title: 'command.saveCopy', group: 'project', stroke: { code: 'KeyS', control: true, shift: true }, where: 'open' },
  { id: 'project-backup', title: 'command.backup', group: 'project', stroke: null, where: 'open' },
  { id: 'project-backups', title: 'command.backups', group: 'project', stroke: null, where: 'open' },
  { id: 'project-show-in-folder', title: 'command.showInFolder', group: 'project', stroke: null, where: 'open', only: 'desktop' },
  { id: 'import-files', title: 'import.files', group: 'project', stroke: null, where: 'library' },
  { id: 'import-folder', title: 'import.folder', group: 'project', stroke: null, where: 'library' },
  { id: 'settings', title: 'command.settings', group: 'project', stroke: { code: 'Comma', control: true }, where: 'window' },
  { id: 'project-close', title: 'settings.closeProject', group: 'project', stroke: null, where: 'open' },
  { id: 'new-document', title: 'library.new', group: 'document', stroke: { code: 'KeyN', control: true, shift: true }, where: 'library' },
  { id: 'open-document', title: 'library.openCommand', group: 'document', stroke: { code: 'Enter' }, where: 'library', isFixed: true },
  { id: 'edit-document', title: 'details.edit', group: 'document', stroke: { code: 'F2' }, where: 'documents' },
  { id: 'remove-document', title: 'library.removeCommand', group: 'document', stroke: { code: 'Delete' }, where: 'library', isFixed: true },
  { id: 'work-next', title: 'command.workNext', group: 'document', stroke: { code: 'KeyJ', control: true }, where: 'open' },
  { id: 'document-note', title: 'documentNote.write', group: 'document', stroke: null, where: 'document' },
  { id: 'work-by-rule', title: 'work.byRule', group: 'document', stroke: null, where: 'work' },
  { id: 'work-by-hand', title: 'work.byHand', group: 'document', stroke: null, where: 'work' },
  { id: 'work-exchange', title: 'work.exchange', group: 'document', stroke: null, where: 'work' },
  { id: 'work-add-person', title: 'work.addPerson', group: 'document', stroke: null, where: 'work' },
  { id: 'scheme-preview', title: 'command.schemePreview', group: 'document', stroke: { code: 'Enter', control: true }, where: 'scheme' },
  { id: 'scheme-add-span', title: 'scheme.add.span', group: 'document', stroke: null, where: 'scheme' },
  { id: 'scheme-add-relation', title: 'scheme.add.relation', group: 'document', stroke: null, where: 'scheme' },
  { id: 'scheme-add-document', title: 'scheme.add.document', group: 'document', stroke: null, where: 'scheme' },
  { id: 'scheme-import', title: 'command.schemeImport', group: 'document', stroke: null, where: 'scheme' },
  { id: 'relation-details', title: 'relations.command.details', group: 'annotate', stroke: { code: 'Enter' }, where: 'relations', isFixed: true },
  { id: 'relation-first', title: 'relations.command.first', group: 'annotate', stroke: { code: 'BracketLeft' }, where: 'relations', isFixed: true },
  { id: 'relation-second', title: 'relations.command.second', group: 'annotate', stroke: { code: 'BracketRight' }, where: 'relations', isFixed: true },
  { id: 'relation-both', title: 'relations.command.both', group: 'annotate', stroke: { code: 'F8' }, where: 'relations', isFixed: true },
  { id: 'relation-remove', title: 'relations.command.remove', group: 'annotate', stroke: { code: 'Delete' }, where: 'relations', isFixed: true },
  { id: 'undo', title: 'action.undo', group: 'edit', stroke: { code: 'KeyZ', control: true }, where: 'open' },
  { id: 'redo', title: 'action.redo', group: 'edit', stroke: { code: 'KeyZ', control: true, shift: true }, where: 'open' },
  { id: 'palette', title: 'command.palette', group: 'view', stroke: { code: 'KeyK', control: true }, where: 'window' },
  { id: 'view-library', title: 'command.library', group: 'view', stroke: { code: 'KeyL', control: true, shift: true }, where: 'open' },
  { id: 'view-relations', title: 'command.relations', group: 'view', stroke: { code: 'KeyG', control: true, shift: true }, where: 'open' },
  { id: 'view-scheme', title: 'command.scheme', group: 'view', stroke: { code: 'KeyE', control: true, shift: true }, where: 'open' },
  { id: 'view-work', title: 'command.work', group: 'view', stroke: { code: 'KeyK', control: true, shift: true }, where: 'open' },
  { id: 'view-agreement', title: 'command.agreement', group: 'view', stroke: { code: 'KeyA', control: true, shift: true }, where: 'open' },
  { id: 'view-back', title: 'command.back', group: 'view', stroke: { code: 'BracketLeft', control: true }, where: 'window' },
  { id: 'view-forward', title: 'command.forward', group: 'view', stroke: { code: 'BracketRight', control: true }, where: 'window' },
  { id: 'corpus-search', title: 'command.searchCorpus', group: 'view', stroke: { code: 'KeyF', control: true, shift: true }, where: 'open' },
  { id: 'filter-documents', title: 'library.filterCommand', group: 'view', stroke: { code: 'KeyF', control: true }, where: 'library' },
  { id: 'relations-filter', title: 'command.filterRelations', group: 'view', stroke: { code: 'KeyF', control: true }, where: 'relations' },
  { id: 'view-theme', title: 'command.theme', group: 'view', stroke: null, where: 'window' },
  { id: 'view-language', title: 'command.language', group: 'view', stroke: null, where: 'window' },
  { id: 'help', title: 'help.shortcuts', group: 'help', stroke: { code: 'F1' }, where: 'window' },
  { id: 'help-first-steps', title: 'help.firstSteps', group: 'help', stroke: null, where: 'window' },
  { id: 'change-shortcuts', title: 'command.keyboard', group: 'help', stroke: null, where: 'window' },
  { id: 'key-sheet', title: 'command.keySheet', group: 'help', stroke: null, where: 'window' },
  { id: 'help-menus', title: 'command.menus', group: 'help', stroke: { code: 'F10' }, where: 'window', only: 'browser' },
  { id: 'help-session-log', title: 'log.title', group: 'help', stroke: null, where: 'window' },
  { id: 'help-about', title: 'help.about', group: 'help', stroke: null, where: 'window' },
] as const satisfies readonly WindowActionDefinition[];

export type WindowActionId = (typeof windowActions)[number]['id'];
export type WindowAction = WindowActionDefinition & { readonly id: WindowActionId };

/** The same table, each row with all its columns. */
export const windowActionRows: readonly WindowAction[] = windowActions;

const byId = new Map(windowActionRows.map((row) => [row.id, row]));

/** What a command has from the table: its name, group and key. */
export function windowAction(intl: IntlShape, id: WindowActionId): Omit<Command, 'run'> & { readonly id: WindowActionId } {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`${id} is not in the table of actions`);
  return {
    id,
    title: intl.formatMessage({ id: row.title }),
    group: row.group,
    ...(row.stroke === null ? {} : { shortcut: row.stroke }),
  };
}

/** A command out of the table, with what the moment gives it of its own. */
export function windowCommand(
  intl: IntlShape,
  id: WindowActionId,
  run: () => void,
  own: Pick<Command, 'isDisabled' | 'isHandledByView'> & { readonly title?: string } = {},
): Command {
  return { ...windowAction(intl, id), ...own, run };
}
