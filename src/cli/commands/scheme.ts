import type { SchemePreview } from '../../domain/api/scheme-methods.ts';
import type { AttributeDefinition, Scheme } from '../../domain/model/scheme.ts';
import { draftImport } from '../../domain/scheme-draft.ts';
import { schemeFileText } from '../../domain/scheme-file.ts';
import type { Workbench } from '../../engine/workbench-types.ts';
import { printJson, printLine, UsageError, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';
import { readScheme, readSteps } from '../scheme-file.ts';

export interface SchemeOptions {
  readonly set?: string;
  readonly steps?: string;
  readonly retireMissing?: boolean;
  readonly preview?: boolean;
  readonly as?: string;
  readonly json?: boolean;
}

export async function runScheme(file: string, options: SchemeOptions): Promise<ExitStatus> {
  if (options.set === undefined) {
    const isChange = options.steps !== undefined || options.preview === true || options.retireMissing === true;
    if (isChange) throw new UsageError('--steps, --preview and --retire-missing go with --set');
    const { content } = await withProject(file, options.as, (project) => project.call('scheme.get', {}));
    if (options.json === true) process.stdout.write(schemeFileText(content));
    else for (const line of schemeLines(content)) printLine(line);
    return 0;
  }
  const incoming = readScheme(options.set);
  const steps = options.steps === undefined ? [] : readSteps(options.steps);
  return withProject(file, options.as, async (project) => {
    const change = await changeTo(project, incoming, { ...options, steps });
    if (options.preview === true) {
      const preview = await project.call('scheme.preview', change);
      if (options.json === true) printJson(preview);
      else for (const line of previewLines(preview)) printLine(line);
      return preview.refusals.length === 0 ? 0 : 1;
    }
    const changed = await project.call('scheme.change', change);
    if (options.json === true) printJson(changed);
    else printLine(`version ${changed.version.version} of the scheme: ${touchedWords(changed.touched)}`);
    return 0;
  });
}

async function changeTo(project: Workbench, incoming: Scheme, { retireMissing, steps }: { retireMissing?: boolean; steps: ReturnType<typeof readSteps> }) {
  const { version, at, content } = await project.call('scheme.get', {});
  const draft = retireMissing === true ? draftImport(content, incoming) : { content: incoming, steps: [] };
  return { content: draft.content, steps: [...steps, ...draft.steps], from: version, at };
}

function schemeLines({ title, spans, relations, documents }: Scheme): string[] {
  const about = ({ id, names, shortcut, retired }: Scheme['spans'][number] | Scheme['relations'][number] | Scheme['documents'][number]): string =>
    `${id}  ${names.ar} / ${names.en}${shortcut === null ? '' : `  [${shortcut}]`}${retired ? '  (retired)' : ''}`;
  const attributes = (list: readonly AttributeDefinition[]): string[] =>
    list.map(({ id, kind, values, required, retired }) => {
      const choices = values.length === 0 ? '' : `: ${values.map((value) => value.id).join(', ')}`;
      return `    ${id} (${kind}${required ? ', required' : ''}${retired ? ', retired' : ''})${choices}`;
    });
  const ends = (list: Scheme['relations'][number]['from']): string => list.map((end) => (end.kind === 'span' ? end.label : 'document')).join('|');
  return [
    `${title.ar} / ${title.en}`,
    ...spans.flatMap((label) => [`span ${about(label)}`, ...attributes(label.attributes)]),
    ...relations.flatMap((label) => [
      `relation ${about(label)}`,
      `    ${ends(label.from)} ${label.symmetric ? '–' : '→'} ${ends(label.to)}`,
      ...attributes(label.attributes),
    ]),
    ...documents.flatMap((label) => [`document ${about(label)}`, `    ${label.values.map(({ id }) => id).join(', ')}`]),
  ];
}

function touchedWords(touched: SchemePreview['touched']): string {
  const { spans, relations, documentLabels, suggestions, decisions } = touched;
  return `${spans} spans, ${relations} relations, ${documentLabels} document labels, ${suggestions} suggestions, ${decisions} decisions changed`;
}

function previewLines(preview: SchemePreview): string[] {
  const what = (label: string, attribute: string | null, value: string | null): string =>
    [label, attribute, value].filter((part) => part !== null).join(' › ');
  return [
    `would touch: ${touchedWords(preview.touched)}`,
    ...preview.layers.map(({ title, name, spans, relations, documentLabels, review }) =>
      `  ${title} · ${name === '' ? 'suggestions' : name}: ${spans} spans, ${relations} relations, ${documentLabels} document labels, ${review} in review`,
    ),
    ...preview.losses.map(({ label, attribute, count }) => `would lose: ${what(label, attribute, null)} (${count})`),
    ...preview.refusals.map(({ reason, entity, label, attribute, value, count }) =>
      `refused (${reason}): ${what(label, attribute, value)}, ${count} in ${entity}s; retire it, merge it or give a step`,
    ),
  ];
}
