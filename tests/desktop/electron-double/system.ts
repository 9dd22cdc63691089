import { z } from 'zod';
import type { DoubleOf, Emits, ShapeOf } from './types.ts';
import { asReal } from './types.ts';
import { makeEvents } from './events.ts';
import type { Ledger } from './ledger.ts';
import { member, nothing, strict } from './ledger.ts';

/** Without a dot or a star before it. */
const extension = z.string().regex(/^(?:\*|[^.*]+)$/);
const filters = z.array(z.strictObject({ name: z.string().min(1), extensions: z.array(extension) })).optional();

const openOptions = z.strictObject({
  title: z.string().optional(),
  defaultPath: z.string().optional(),
  buttonLabel: z.string().optional(),
  message: z.string().optional(),
  filters,
  properties: z
    .array(
      z.enum([
        'openFile',
        'openDirectory',
        'multiSelections',
        'showHiddenFiles',
        'createDirectory',
        'promptToCreate',
        'noResolveAliases',
        'treatPackageAsDirectory',
        'dontAddToRecent',
      ]),
    )
    .optional(),
} satisfies ShapeOf<Electron.OpenDialogOptions>);

const saveOptions = z.strictObject({
  title: z.string().optional(),
  defaultPath: z.string().optional(),
  buttonLabel: z.string().optional(),
  message: z.string().optional(),
  nameFieldLabel: z.string().optional(),
  showsTagField: z.boolean().optional(),
  filters,
  properties: z.array(
    z.enum([
      'showHiddenFiles',
      'createDirectory',
      'treatPackageAsDirectory',
      'showOverwriteConfirmation',
      'dontAddToRecent',
    ]),
  ).optional(),
} satisfies ShapeOf<Electron.SaveDialogOptions>);

const messageOptions = z.strictObject({
  message: z.string().min(1),
  type: z.enum(['none', 'info', 'error', 'question', 'warning']).optional(),
  buttons: z.array(z.string()).optional(),
  defaultId: z.int().optional(),
  cancelId: z.int().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  noLink: z.boolean().optional(),
  signal: z.instanceof(AbortSignal).optional(),
} satisfies ShapeOf<Electron.MessageBoxOptions>);

/** What the person answers to the system’s dialogs: given before they are asked. */
export interface DialogAnswers {
  readonly save: (string | null)[];
  readonly open: (readonly string[] | null)[];
  readonly message: number[];
}

type IsWindow = (value: unknown) => value is Electron.BrowserWindow;

/** The system’s dialogs; one that no test has an answer for is a fault. */
export function makeDialog(ledger: Ledger, answers: DialogAnswers, isWindow: IsWindow) {
  const window = z.custom<Electron.BaseWindow>(isWindow, 'expected a window');
  const takes = <Options>(options: z.ZodType<Options>) => z.union([
    z.tuple([window, options]),
    z.tuple([options]),
  ]);
  const next = <Answer>(queue: Answer[], name: string): Answer => {
    const answer = queue.shift();
    return answer === undefined ? ledger.fault(`dialog.${name} was shown and nobody has an answer`) : answer;
  };
  const dialog = {
    showSaveDialog: member(ledger, 'dialog.showSaveDialog', 'after ready', takes(saveOptions), async () => {
      const place = next(answers.save, 'showSaveDialog');
      return { canceled: place === null, filePath: place ?? '' };
    }),
    showOpenDialog: member(ledger, 'dialog.showOpenDialog', 'after ready', takes(openOptions), async () => {
      const places = next(answers.open, 'showOpenDialog');
      return { canceled: places === null, filePaths: [...(places ?? [])] };
    }),
    showMessageBox: member(ledger, 'dialog.showMessageBox', 'after ready', takes(messageOptions), async () => ({
      response: next(answers.message, 'showMessageBox'),
      checkboxChecked: false,
    })),
    showErrorBox: member(
      ledger,
      'dialog.showErrorBox',
      'any time',
      z.tuple([z.string(), z.string()]),
      () => undefined,
    ),
  };
  return strict(ledger, 'dialog', dialog satisfies DoubleOf<Electron.Dialog>);
}

export function makeShell(ledger: Ledger) {
  const shell = {
    openExternal: member(
      ledger,
      'shell.openExternal',
      'after ready',
      z.tuple([z.url(), z.strictObject({ activate: z.boolean().optional() }).optional()]),
      async () => undefined,
    ),
    showItemInFolder: member(
      ledger,
      'shell.showItemInFolder',
      'after ready',
      z.tuple([z.string().min(1)]),
      () => undefined,
    ),
    openPath: member(ledger, 'shell.openPath', 'after ready', z.tuple([z.string().min(1)]), async () => ''),
    beep: member(ledger, 'shell.beep', 'any time', nothing, () => undefined),
  } satisfies DoubleOf<Electron.Shell>;
  return strict(ledger, 'shell', shell);
}

export function makeNativeTheme(ledger: Ledger) {
  const events = makeEvents<Emits<Electron.NativeTheme, { updated: [] }>>(ledger, 'nativeTheme', ['updated']);
  const sources = z.enum(['system', 'light', 'dark']);
  let source: z.infer<typeof sources> = 'system';
  const members = {
    ...events.members,
    get shouldUseDarkColors() {
      return source === 'dark';
    },
    get themeSource() {
      return source;
    },
    set themeSource(given: 'system' | 'light' | 'dark') {
      const checked = sources.safeParse(given);
      source = checked.success ? checked.data : ledger.fault(`nativeTheme.themeSource cannot be ${given}`);
      ledger.calls.push({ name: 'nativeTheme.themeSource', given: [source] });
    },
  } satisfies DoubleOf<Electron.NativeTheme>;
  return strict(ledger, 'nativeTheme', members, ['themeSource']);
}

/** One display of this size, in the corner, with a bar of 40 at its top. */
const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
const workArea = { x: 0, y: 40, width: 1920, height: 1040 };

export function makeScreen(ledger: Ledger) {
  type ScreenEvents = Emits<
    Electron.Screen,
    {
      'display-added': [Electron.Event, Electron.Display];
      'display-removed': [Electron.Event, Electron.Display];
      'display-metrics-changed': [Electron.Event, Electron.Display, string[]];
    }
  >;
  const events = makeEvents<ScreenEvents>(
    ledger,
    'screen',
    ['display-added', 'display-removed', 'display-metrics-changed'],
  );
  const sizes = {
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
  };
  const display = asReal<Electron.Display>(
    strict(ledger, 'display', { id: 1, bounds, workArea, scaleFactor: 1, ...sizes }),
  );
  const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
  const point = z.strictObject({ x: z.int(), y: z.int() });
  const members = {
    ...events.members,
    getAllDisplays: member(ledger, 'screen.getAllDisplays', 'after ready', nothing, () => [display]),
    getPrimaryDisplay: member(ledger, 'screen.getPrimaryDisplay', 'after ready', nothing, () => display),
    getDisplayMatching: member(
      ledger,
      'screen.getDisplayMatching',
      'after ready',
      z.tuple([rectangle]),
      () => display,
    ),
    getDisplayNearestPoint: member(
      ledger,
      'screen.getDisplayNearestPoint',
      'after ready',
      z.tuple([point]),
      () => display,
    ),
    getCursorScreenPoint: member(
      ledger,
      'screen.getCursorScreenPoint',
      'after ready',
      nothing,
      () => ({ x: 0, y: 0 }),
    ),
  } satisfies DoubleOf<Electron.Screen>;
  return strict(ledger, 'screen', members);
}
