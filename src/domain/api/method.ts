import { z } from 'zod';

/** `read` never changes the project file; `write` is recorded as operations (or says why it is not). */
export type MethodKind = 'read' | 'write';

export interface Method<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: MethodKind;
  /** One sentence for the list of methods. */
  readonly about: string;
  readonly input: Input;
  readonly output: Output;
  /**
   * Takes paths of this machine. A host that serves a page lets such a method through only with paths that
   * the host itself made (an upload) or that the person chose in its own dialog.
   */
  readonly paths: boolean;
}

type Options = { readonly paths?: boolean };

export function read<Input extends z.ZodType, Output extends z.ZodType>(
  about: string,
  input: Input,
  output: Output,
  options: Options = {},
): Method<Input, Output> & { kind: 'read' } {
  return { kind: 'read', about, input, output, paths: options.paths ?? false };
}

export function write<Input extends z.ZodType, Output extends z.ZodType>(
  about: string,
  input: Input,
  output: Output,
  options: Options = {},
): Method<Input, Output> & { kind: 'write' } {
  return { kind: 'write', about, input, output, paths: options.paths ?? false };
}

/** For methods without input or output. */
export const nothing = z.strictObject({});
