import fs from 'node:fs';
import { z } from 'zod';
import { api } from '../../domain/api.ts';
import { printJson, UsageError, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface CallOptions {
  readonly list?: boolean;
  readonly as?: string;
}

export async function runCall(
  file: string,
  method: string | undefined,
  input: string | undefined,
  options: CallOptions,
): Promise<ExitStatus> {
  if (options.list === true) {
    printJson(methods());
    return 0;
  }
  if (method === undefined) throw new UsageError('call needs a method; “isnad call FILE --list” prints them');
  const parsed = parse(input === '-' ? fs.readFileSync(0, 'utf8') : (input ?? '{}'));
  printJson(await withProject(file, options.as, (project) => project.callUnchecked(method, parsed)));
  return 0;
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input) as unknown;
  } catch (thrown) {
    throw new UsageError(`the input is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** Every method with its schemas as JSON Schema. */
function methods(): unknown {
  const schema = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return Object.entries(api).map(([name, { kind, about, input, output }]) => ({
    name,
    kind,
    about,
    input: schema(input, 'input'),
    output: schema(output, 'input'),
  }));
}
