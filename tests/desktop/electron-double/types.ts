/// <reference types="electron" />
/*
 * How the double is held to Electron's own types (node_modules/electron/electron.d.ts).
 *
 * A class like BrowserWindow has hundreds of members; the double has those that the program uses. `DoubleOf`
 * makes every member optional, but a member that is there must take what the real one takes and answer what the
 * real one answers, so that a call which compiles in src/main against Electron is one that the double was
 * written for. What a member answers in objects of Electron is doubled in turn; of a class its static members
 * are. Events are overloads, which no mapped type can take apart: `Emits` asks Electron's `on` for each name of
 * an event and what comes with it.
 */

/** What `typeof import('electron')` is: electron.d.ts exports it whole, and declares it for everybody. */
type Real = typeof Electron.CrossProcessExports;

interface Emitter {
  on: unknown;
}

type EmitterMember = 'on' | 'once' | 'off' | 'addListener' | 'removeListener' | 'removeAllListeners';

/** Objects of Electron that the double stands for in parts. */
type Parted =
  | Electron.App
  | Electron.BrowserWindow
  | Electron.CommandLine
  | Electron.ContextBridge
  | Electron.Dialog
  | Electron.DownloadItem
  | Electron.Display
  | Electron.IpcMain
  | Electron.IpcMainEvent
  | Electron.IpcMainInvokeEvent
  | Electron.IpcRenderer
  | Electron.Menu
  | Electron.MenuItem
  | Electron.NativeTheme
  | Electron.Protocol
  | Electron.Screen
  | Electron.Session
  | Electron.Shell
  | Electron.UtilityProcess
  | Electron.WebContents
  | Electron.WebFrameMain
  | Electron.WebRequest
  | Electron.WebUtils;

type Doubled<Value> = Value extends Parted
  ? DoubleOf<Value>
  : Value extends readonly (infer Item)[]
    ? Doubled<Item>[]
    : Value extends Promise<infer Content>
      ? Promise<Doubled<Content>>
      : Value extends abstract new (...given: never[]) => unknown
        ? DoubleOf<Omit<Value, 'prototype'>>
        : Value extends (...given: infer Given) => infer Result
          ? (...given: Given) => Doubled<Result>
          : Value;

/** Some of the members of an object of Electron, each with Electron's own signature. */
export type DoubleOf<Whole> = { [Name in Exclude<keyof Whole, EmitterMember>]?: Doubled<Whole[Name]> } & {
  [Name in EmitterMember]?: unknown;
};

/** The module itself: every one of these names, each a double of what Electron has there. */
export type DoubleOfModule<Name extends keyof Real> = { [Key in Name]-?: Doubled<Real[Key]> };

/** Payloads of events by name; one that Electron does not emit, or emits with something else, becomes `never`. */
export type Emits<Whole extends Emitter, Payloads extends Record<keyof Payloads, unknown[]>> = {
  [Name in keyof Payloads]: Whole['on'] extends (
    event: Name,
    listener: (...given: Payloads[Name]) => void,
  ) => unknown
    ? Payloads[Name]
    : never;
};

/** Schemas for some of an options object's keys; each must take what Electron takes there. */
export type ShapeOf<Options> = {
  [Key in keyof Options]?: { readonly _zod: { readonly output: Options[Key] | undefined } };
};

/** Passes a double for what it is the double of. The only place where the types take the one for the other. */
export function asReal<Whole extends Parted>(double: DoubleOf<Whole>): Whole {
  return double as unknown as Whole;
}
