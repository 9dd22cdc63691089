import { makeElectron } from './electron-double/electron.ts';

function holderOf(whole: object, place: string): { holder: object; name: string } {
  const [name = '', ...outer] = place.split('.').reverse();
  const holder = outer.reverse().reduce<unknown>(
    (value, part) => Reflect.get(Object(value) as object, part),
    whole,
  );
  return { holder: Object(holder) as object, name };
}

/** A fresh double, used as the program does and as no compiler would let it. */
export function contextOf() {
  const exits: number[] = [];
  const double = makeElectron({
    folders: { documents: '/documents' },
    version: '1.2.3',
    packaged: false,
    lock: true,
    exit: (code) => void exits.push(code),
    onLoaded: () => undefined,
  });
  return {
    double,
    exits,
    /** As the program sees it: what compiles against this compiles against Electron. */
    electron: double.electron as unknown as typeof Electron.CrossProcessExports,
    /** Calls `app.quit` and its like by name, with whatever is given. */
    use: (place: string, ...given: unknown[]): unknown => {
      const { holder, name } = holderOf(double.electron, place);
      return Reflect.apply(Reflect.get(holder, name) as () => unknown, holder, given);
    },
    put: (place: string, value: unknown): void => {
      const { holder, name } = holderOf(double.electron, place);
      Reflect.set(holder, name, value);
    },
    makeWindow: (options: unknown): unknown => Reflect.construct(double.electron.BrowserWindow, [options]),
    faults: (): readonly string[] => double.ledger.faults,
    ready: () => double.app.becomeReady([]),
  };
}
