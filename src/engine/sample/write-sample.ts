import type { RelationEnd } from '../../domain/model/annotation.ts';
import { annotationWrites } from '../handlers/annotation-handlers.ts';
import { relationWrites } from '../handlers/relation-handlers.ts';
import { annotatorWrites, createAnnotator } from '../handlers/annotator-handlers.ts';
import { documentWrites } from '../handlers/document-handlers.ts';
import { openProjectFile, type ProjectFile, type ProjectOptions } from '../project/project-file.ts';
import type { Actor } from '../workbench-types.ts';
import { rangeOfQuote, rangeOfSegment } from './places-in-text.ts';
import { sampleArticles, sampleProject } from './sample-articles.ts';
import type { SampleArticle, SampleEnd } from './sample-source.ts';

export type SampleOptions = Pick<ProjectOptions, 'clock' | 'ids'>;

/**
 * Fills a new project with the sample. Each step is one write of the very handlers that the one door calls, for
 * several entities at once: a thousand writes to the disk would take seconds, some fifty take none. The history
 * shows who made what, as anywhere. Throws where the source names what is not there.
 */
export async function writeSample(file: string, options: SampleOptions): Promise<void> {
  const documents = new Map<string, string>();
  const annotators = await as({ name: sampleProject.maker }, file, options, async (project) => {
    await addArticles(project, documents);
    return project.write('annotators.create', (context) =>
      Object.entries(sampleProject.annotators).map(([key, name]) => {
        // Neither leads: that is for whoever works in the sample first.
        const { id } = createAnnotator(context, { id: context.newId(), name, role: 'annotator' });
        return { key, actor: { id, name } };
      }),
    );
  });
  for (const { key, actor } of annotators) {
    await as(actor, file, options, (project) => annotate(project, key, documents));
  }
}

async function as<Result>(
  actor: Actor,
  file: string,
  options: SampleOptions,
  body: (project: ProjectFile) => Promise<Result>,
): Promise<Result> {
  const project = await openProjectFile(file, { ...options, actor, backups: 'off', watch: false, busyTimeout: 10_000 });
  try {
    return await body(project);
  } finally {
    await project.close();
  }
}

/** Makes stories, documents and segments; fills in the documents' ids by the articles' keys. */
async function addArticles(project: ProjectFile, documents: Map<string, string>): Promise<void> {
  const stories = new Map<string, string>();
  await project.write('stories.create', (context) => {
    for (const [key, title] of Object.entries(sampleProject.stories)) {
      stories.set(key, documentWrites['stories.create']({ title }, context).id);
    }
  });
  await project.write('documents.create', (context) => {
    for (const { key, title, publisher, url, publishedAt, story, text } of sampleArticles) {
      const content = { text: text.join('\n'), title, publisher, url, publishedAt, source: `${key}.txt` };
      const inStory = story === null ? {} : { story: known(stories, story, key) };
      documents.set(key, documentWrites['documents.create']({ ...content, ...inStory }, context).id);
    }
  });
  await project.write('segments.set', (context) => {
    for (const { key, text, segments } of sampleArticles) {
      const placed = segments.map((segment) => {
        const [start, end] = placing(key, () => rangeOfSegment(text, segment));
        return { start, end, role: segment.role, excluded: segment.excluded };
      });
      if (placed.length > 0) documentWrites['segments.set']({ document: known(documents, key, key), segments: placed }, context);
    }
  });
}

/** Whatever has no `by` belongs to everybody who has a layer in the article. */
function isOf(annotator: string) {
  return ({ by }: { readonly by?: string | undefined }): boolean => by === undefined || by === annotator;
}

async function annotate(project: ProjectFile, annotator: string, documents: ReadonlyMap<string, string>): Promise<void> {
  const spans = new Map<string, string>();
  const mine = sampleArticles.filter(({ layers }) => Object.hasOwn(layers, annotator));
  for (const article of mine) {
    if (article.spans.length > 0) await project.write('spans.create', (context) => addSpans(article, context));
  }
  for (const { key, relations } of mine) {
    if (relations.length === 0) continue;
    await project.write('relations.create', (context) => {
      for (const { label, from, to, attributes, note } of relations.filter(isOf(annotator))) {
        const ends = { from: endOf(from, key), to: endOf(to, key) };
        relationWrites['relations.create']({ label, ...ends, attributes, note }, context);
      }
    });
  }
  await project.write('documentLabels.set', (context) => {
    for (const { key, layers } of mine) {
      for (const [label, value] of Object.entries(layers[annotator]?.labels ?? {})) {
        annotationWrites['documentLabels.set']({ document: known(documents, key, key), label, values: [value] }, context);
      }
    }
  });
  await project.write('layers.update', (context) => {
    for (const { key, layers } of mine) {
      const { status, note } = layers[annotator] ?? {};
      annotatorWrites['layers.update']({ document: known(documents, key, key), status, note }, context);
    }
  });

  function addSpans(article: SampleArticle, context: Parameters<(typeof annotationWrites)['spans.create']>[1]): void {
    const text = article.text.join('\n');
    const document = known(documents, article.key, article.key);
    for (const { key, label, on, attributes, note } of article.spans.filter(isOf(annotator))) {
      const name = `${article.key}/${key}`;
      if (spans.has(name)) throw new Error(`the sample has two spans ${name} of ${annotator}`);
      const fragments = placing(name, () => (Array.isArray(on) ? on : [on]).map((quote) => rangeOfQuote(text, quote)));
      spans.set(name, annotationWrites['spans.create']({ document, label, fragments, attributes, note }, context).id);
    }
  }

  function endOf(end: SampleEnd, article: string): RelationEnd {
    if (typeof end !== 'string') return { kind: 'document', id: known(documents, end.document, article) };
    return { kind: 'span', id: known(spans, end.includes('/') ? end : `${article}/${end}`, `${article}, ${annotator}`) };
  }
}

function known(ids: ReadonlyMap<string, string>, key: string, where: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the sample has no ${key} (${where})`);
  return id;
}

/** Says where in the sample a place could not be found. */
function placing<Found>(where: string, find: () => Found): Found {
  try {
    return find();
  } catch (thrown) {
    throw new Error(`${where}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown });
  }
}
