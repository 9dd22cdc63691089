import { z } from 'zod';

/** A call that the program made, as `name` and what was given, for tests to look at. */
export interface RecordedCall {
  readonly name: string;
  readonly given: readonly unknown[];
}

export type Phase = 'starting' | 'ready';

/** What the double was told and what was wrong with it. Every fault throws as well, where it happens. */
export interface Ledger {
  readonly calls: RecordedCall[];
  readonly faults: string[];
  phase: Phase;
  readonly fault: (message: string) => never;
}

export function makeLedger(): Ledger {
  const faults: string[] = [];
  return {
    calls: [],
    faults,
    phase: 'starting',
    fault(message) {
      faults.push(message);
      throw new TypeError(message);
    },
  };
}

/** Functions do not pass by structured clone, and nobody looks at them. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return '(function)';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (Object.getPrototypeOf(value) !== Object.prototype) return '(object)';
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

export type When = 'any time' | 'before ready' | 'after ready';

/**
 * A function of the double: it may be called at this time only, with these arguments and no others. What the
 * schemas do not know of options is refused too.
 */
export function member<Takes extends z.ZodType<unknown[]>, Result>(
  ledger: Ledger,
  name: string,
  when: When,
  takes: Takes,
  work: (...given: z.output<Takes>) => Result,
): (...given: z.output<Takes>) => Result {
  return (...given) => {
    const isReady = ledger.phase === 'ready';
    if (when === 'after ready' && !isReady) ledger.fault(`${name} was called before the app is ready`);
    if (when === 'before ready' && isReady) ledger.fault(`${name} was called after the app is ready`);
    const checked = takes.safeParse(given);
    if (!checked.success) ledger.fault(`${name} was called wrongly: ${z.prettifyError(checked.error)}`);
    ledger.calls.push({ name, given: given.map(plain) });
    return work(...given);
  };
}

/** Makes functions of an object that is destroyed in the end: from then on each of them throws. */
export function mortal(ledger: Ledger, owner: string, isDestroyed: () => boolean) {
  return <Takes extends z.ZodType<unknown[]>, Result>(
    name: string,
    takes: Takes,
    work: (...given: z.output<Takes>) => Result,
  ): ((...given: z.output<Takes>) => Result) =>
    member(ledger, `${owner}.${name}`, 'after ready', takes, (...given: z.output<Takes>) => {
      if (isDestroyed()) ledger.fault(`${owner}.${name} was called after it was destroyed`);
      return work(...given);
    });
}

/** What anything asks of any object: promises, printing. */
const asked = new Set(['then', 'constructor', 'toJSON']);

/** The object with no other members than its own: reading or writing any other throws. */
export function strict<Value extends object>(
  ledger: Ledger,
  name: string,
  value: Value,
  writable: readonly string[] = [],
): Value {
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !asked.has(key) && !Reflect.has(target, key)) {
        ledger.fault(`the double of Electron knows no ${name}.${key}`);
      }
      return Reflect.get(target, key, receiver);
    },
    set(target, key, content, receiver) {
      if (!writable.includes(String(key))) ledger.fault(`${name}.${String(key)} is not to be written`);
      return Reflect.set(target, key, content, receiver);
    },
  });
}

export const nothing = z.tuple([]);

/** What Electron’s types let through, checked by a schema that may know less: it refuses what it does not know. */
export function checkedBy<Wanted>(schema: z.ZodType) {
  return z.custom<Wanted>().superRefine((given, context) => {
    const checked = schema.safeParse(given);
    if (!checked.success) context.addIssue({ code: 'custom', message: z.prettifyError(checked.error) });
  });
}

/** A function of this type; what it takes and answers is held by the compiler alone. */
export function aFunction<Wanted extends (...given: never[]) => unknown>() {
  return z.custom<Wanted>((value) => typeof value === 'function', 'expected a function');
}
