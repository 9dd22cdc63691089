import type { Answer, DesktopDoor } from '../../../src/domain/desktop-door.ts';
import type { Navigation } from './contents.ts';
import type { ElectronDouble } from './electron.ts';
import { makeEvent } from './events.ts';
import type { Frame } from './ipc.ts';
import type { RecordedCall } from './ledger.ts';
import type { MenuEntryGiven } from './menu.ts';
import { flat } from './menu.ts';
import { droppedFile } from './page.ts';
import { tellTest } from './stage-protocol.ts';

export interface WindowSeen {
  readonly id: number;
  readonly address: string;
  readonly title: string;
  readonly shown: boolean;
  readonly focused: boolean;
  readonly progress: number;
  readonly bounds: Electron.Rectangle;
  readonly preferences: Readonly<Record<string, unknown>>;
}

export interface MenuSeen {
  readonly label: string | undefined;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly enabled: boolean;
  readonly submenu: readonly MenuSeen[];
}

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function namesIn(api: unknown): string[] {
  return typeof api === 'object' && api !== null ? Object.keys(api).sort() : [];
}

const eachPermission = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'openExternal',
  'fullscreen',
] as const;

/** What a person, the system and pages do to the program, over the double. Windows go by their ids: 1, 2, … */
export function makeStage(double: ElectronDouble) {
  const { app, windows, ipc, protocol, session, menu, engines, answers, ledger, asReal } = double;

  const opened = (id: number) => {
    const found = windows.opened.get(id);
    if (found === undefined) throw new Error(`there is no window ${id}`);
    return found;
  };
  const door = (id: number): DesktopDoor => {
    const exposed = opened(id).contents.page().exposed;
    // The preload of a desktop window exposes exactly this, which its own tests say.
    return exposed.get('isnad') as DesktopDoor;
  };
  const seen = (entry: MenuEntryGiven): MenuSeen => ({
    label: entry.label,
    role: entry.role,
    accelerator: entry.accelerator ?? undefined,
    enabled: entry.enabled ?? true,
    submenu: (entry.submenu ?? []).map(seen),
  });
  const barOf = (id: number) => menu.templateOf(opened(id).shown.menu ?? menu.application());

  return {
    windows: (): WindowSeen[] =>
      [...windows.opened.values()].map(({ shown, contents, window }) => ({
        id: shown.id,
        address: contents.address(),
        title: shown.title,
        shown: shown.shown,
        focused: window.isFocused(),
        progress: shown.progress,
        bounds: shown.bounds,
        preferences: { ...shown.options.webPreferences },
      })),
    calls: (): readonly RecordedCall[] => ledger.calls,
    faults: (): readonly string[] => ledger.faults,
    /** The ids of the processes that the program runs its engine in. */
    engines: (): number[] => [...engines.running],

    exposed: (id: number): Record<string, string[]> =>
      Object.fromEntries(
        [...opened(id).contents.page().exposed].map(([name, api]) => [name, namesIn(api)]),
      ),
    /** The page begins to take events, as the renderer does when it starts. */
    subscribe(id: number): void {
      door(id).subscribe((event) => tellTest({ type: 'heard', window: id, event }));
    },
    call: (id: number, method: string, input: unknown): Promise<Answer> => door(id).call(method, input),
    /** The same with files that were dropped on the page. */
    callWithFiles: (id: number, method: string, files: readonly string[]): Promise<Answer> =>
      door(id).call(method, { files: files.map(droppedFile) }),
    /** Sends from a frame as no page of ours would. */
    invokeFrom: (
      id: number,
      frame: Frame | null,
      channel: string,
      given: readonly unknown[],
    ): Promise<unknown> =>
      ipc.invoke({ contents: opened(id).contents.contents, frame }, channel, given),
    sendFrom: (id: number, frame: Frame | null, channel: string): void =>
      ipc.send({ contents: opened(id).contents.contents, frame }, channel, []),

    reload: (id: number): Promise<void> => opened(id).contents.load(opened(id).contents.address()),
    /** Ends the page’s process; answers whether the window stays without a page, for all that the program does. */
    async crash(id: number): Promise<boolean> {
      const { contents } = opened(id);
      contents.crash();
      await new Promise((resolve) => setImmediate(resolve));
      return contents.isGone();
    },
    chooseDevice: (id: number): string => opened(id).contents.chooseDevice(),
    mayLoad: (address: string): boolean => session.mayLoad(address),
    mayDownload: (id: number, address: string): boolean => session.mayDownload(
      address,
      opened(id).contents.contents,
    ),
    mayGo: (
      id: number,
      kind: Navigation,
      address: string,
    ): boolean => opened(id).contents.mayGo(kind, address),
    mayOpen: (id: number, address: string): boolean => opened(id).contents.mayOpen(address),
    /** Which permissions the program grants to a page, asked in each way that Electron asks. */
    granted(id: number): string[] {
      const { request, check, device } = session.handlers;
      const { contents } = opened(id).contents;
      const details = { isMainFrame: true, requestingUrl: 'isnad://app/' };
      const granted: string[] = [];
      for (const permission of eachPermission) {
        if (request === null) granted.push(permission);
        else request(contents, permission, (answer) => answer && granted.push(permission), details);
        const origin = 'isnad://app';
        const checked = check?.(contents, permission, origin, { ...details, securityOrigin: origin });
        if (checked ?? true) granted.push(permission);
      }
      const usb = { deviceType: 'usb', origin: 'isnad://app', device: asReal<Electron.App>({}) } as const;
      if (device?.(usb as unknown as Electron.DevicePermissionHandlerHandlerDetails) ?? true) granted.push('usb');
      return granted;
    },
    async get(address: string, method?: string): Promise<Served> {
      const response = await protocol.get(address, method);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      };
    },

    close: (id: number): boolean => opened(id).close(),
    resize: (id: number, bounds: Electron.Rectangle): void => opened(id).resize(bounds),
    menu: (id: number): MenuSeen[] => barOf(id).map(seen),
    /** Chooses an entry of a window’s menus by its label. */
    choose(id: number, label: string): void {
      const entry = flat(barOf(id)).find((each) => each.label === label);
      if (entry?.click === undefined) throw new Error(`the menus have no entry “${label}” to choose`);
      const item = asReal<Electron.MenuItem>({ label });
      entry.click(item, opened(id).window, asReal<Electron.KeyboardEvent & Electron.App>({}));
    },
    answerSave: (place: string | null): void => void answers.save.push(place),
    answerOpen: (places: readonly string[] | null): void => void answers.open.push(places),
    answerMessage: (button: number): void => void answers.message.push(button),

    openFile(file: string): boolean {
      const event = makeEvent({});
      app.events.emit('open-file', event, file);
      return event.defaultPrevented;
    },
    /** A second start of the program, with what it passed on to the first. */
    secondInstance: (data: unknown): void => app.events.emit('second-instance', makeEvent({}), [], '/', data),
    activate: (): void => app.events.emit('activate', makeEvent({}), windows.opened.size > 0),
    quit: (): void => app.quit(),
  };
}

export type Stage = ReturnType<typeof makeStage>;
