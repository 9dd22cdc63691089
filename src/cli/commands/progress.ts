import { printJson, printLine, type ExitStatus, type ReadingOptions } from '../output.ts';
import { readProject } from '../project.ts';

export async function runProgress(file: string, options: ReadingOptions): Promise<ExitStatus> {
  const { progress, names } = await readProject(file, options.as, async (project) => ({
    progress: await project.call('assignments.progress', {}),
    names: new Map((await project.call('annotators.list', {})).map(({ id, name }) => [id, name])),
  }));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const { people, documents, overTime } = progress;
  if (options.json === true) {
    printJson({
      people: people.map((person) => ({ ...person, name: nameOf(person.annotator) })),
      documents,
      overTime: overTime.map((row) => ({ ...row, name: nameOf(row.annotator) })),
    });
    return 0;
  }
  for (const { annotator, assigned, done, inProgress, codePoints, codePointsDone, calibration, beside } of people) {
    const first = calibration.assigned === 0 ? '' : `; calibration ${calibration.done} of ${calibration.assigned}`;
    const more = beside.begun === 0 ? '' : `; beside: ${beside.done} done of ${beside.begun}`;
    printLine(`${nameOf(annotator)}: ${done} done of ${assigned}, ${inProgress} in progress; code points ${codePointsDone} of ${codePoints}${first}${more}`);
  }
  if (documents.length > 0) printLine('');
  for (const { document, title, people: workers } of documents) {
    const words = workers.map(({ annotator, status }) => `${nameOf(annotator)} (${status})`);
    printLine(`${title}  (${document})\n  ${words.join(', ')}`);
  }
  if (overTime.length > 0) printLine('');
  for (const { day, annotator, done } of overTime) printLine(`${day}  ${nameOf(annotator)}: ${done} done`);
  return 0;
}
