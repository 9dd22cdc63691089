import { bootstrapSamples, intervalOf } from '../../domain/agreement/bootstrap.ts';
import { unavailable, type UnavailableReason } from '../../domain/agreement/outcome.ts';
import { seededRandom } from '../../domain/agreement/seeded-random.ts';
import type { PartitionSolver } from '../../domain/agreement/set-partition.ts';
import { usualMeasures, type AgreementFigure, type AgreementMeasure, type AgreementReport, type AgreementRequest } from '../../domain/api/agreement-methods.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { createAttributeTallies, readValues, type GivenValues } from './attribute-tallies.ts';
import { chooseLayers, type Chosen } from './choose-layers.ts';
import { createCodingTallies, isCodingMeasure } from './coding-tallies.ts';
import { createConfusion, matchesOf } from './confusion.ts';
import { documentLabelStatistic } from './document-label-tallies.ts';
import { createExclusions, type Exclusion } from './exclusions.ts';
import { createGammaFigures, isGammaMeasure } from './gamma-figures.ts';
import { daysOf } from './layer-days.ts';
import { readDocuments } from './read-documents.ts';
import { createRelationTallies } from './relation-tallies.ts';
import { createSpanTallies, isSpanMeasure } from './span-tallies.ts';
import { pairIndex, pairsAmong, pairsOf, type Statistic } from './statistic.ts';
import { treatmentOf } from './treatments.ts';
import { createUnitizingTallies, isUnitizingMeasure } from './unitizing-tallies.ts';

export interface Surroundings {
  /** For γ's alignments; null: the search that needs none. */
  readonly solver: PartitionSolver | null;
  /** Called often; what it throws ends the work. */
  readonly onStep: (done: number, total: number) => void;
}

const usualSamples = 1000;
const usualSeed = 1;
const nothing: GivenValues = new Map();

/** What was read and tallied: nothing more is read once this is there. */
interface Tallied {
  readonly chosen: Chosen;
  readonly statistics: () => Statistic[];
  readonly align: ((onStep: (documents: number) => void) => void) | null;
  readonly days: readonly string[];
  readonly rest: Pick<AgreementReport, 'confusion' | 'attributes'>;
  readonly excluded: () => Exclusion[];
}

/**
 * How far annotators agree. The same layers, request and seed give the same figures.
 * @param read Runs what reads from the project, as short as may be: somebody may wait to write.
 */
export function measureAgreement(
  request: AgreementRequest,
  { solver, onStep }: Surroundings,
  read: <Result>(body: (database: ReadableDatabase) => Result) => Result,
): AgreementReport {
  const measures = [...new Set(request.measures ?? usualMeasures)];
  const samples = request.samples ?? usualSamples;
  const seed = request.seed ?? usualSeed;
  // Steps: documents read, documents aligned, samples taken.
  const aligned = measures.some(isGammaMeasure);
  let total = samples;
  const tallied = read((database) =>
    tally(database, request, measures, {
      solver,
      onStep: (done, documents) => {
        total = documents * (aligned ? 2 : 1) + samples;
        onStep(done, total);
      },
    }),
  );
  const { chosen } = tallied;
  const documents = chosen.documents.length;
  tallied.align?.((done) => onStep(documents + done, total));
  const statistics = documents === 0 ? [] : inOrderOf(measures, tallied.statistics());
  const before = total - samples;
  const sampled = bootstrapSamples(
    statistics.map(({ overall }) => overall),
    { documents, samples: documents < 2 ? 0 : samples, random: seededRandom(seed), onSample: (done) => onStep(before + done, total) },
  );
  onStep(total, total);
  const excluded = tallied.excluded();
  const [headline] = statistics;
  return {
    measures:
      documents === 0
        ? measures.map((name) => emptyFigure(name, request, reasonOf(chosen, excluded), chosen, excluded))
        : statistics.map((statistic, index) => ({
            name: statistic.name,
            ...statistic.overall(),
            interval: intervalOf(sampled[index] ?? [], samples),
            units: { kind: statistic.kind, count: statistic.count },
            annotators: [...chosen.annotators],
            documents,
            excluded: excludedFor(statistic.name, excluded),
            treatment: treatmentOf(statistic.name, request.unit ?? 'character', chosen.annotators.length),
          })),
    pairwise: statistics.flatMap((statistic) => pairwise(statistic, chosen)),
    byLabel: statistics.flatMap(({ name, byLabel }) => byLabel().map(({ label, outcome, count }) => ({ name, label, ...outcome, count }))),
    ...tallied.rest,
    byDocument: headline === undefined ? [] : byDocument(headline, chosen),
    overTime: headline === undefined ? [] : overTime(headline, tallied.days),
    seed,
  };
}

function tally(database: ReadableDatabase, request: AgreementRequest, measures: readonly AgreementMeasure[], { solver, onStep }: Surroundings): Tallied {
  const excluded = createExclusions();
  const unit = request.unit ?? 'character';
  const chosen = chooseLayers(database, request, excluded);
  const { spanLabels: labels, documents } = chosen;
  const annotators = chosen.annotators.length;
  const idOf = (annotator: number): string => chosen.annotators[annotator] ?? '';
  const asked = { labels, annotators };
  const coding = createCodingTallies({ ...asked, measures: measures.filter(isCodingMeasure), unit });
  const unitizing = createUnitizingTallies({ ...asked, measures: measures.filter(isUnitizingMeasure), excluded, idOf });
  const spans = createSpanTallies({ ...asked, measures: measures.filter(isSpanMeasure) });
  const gamma = createGammaFigures({ labels, measures: measures.filter(isGammaMeasure), seed: request.seed ?? usualSeed, solver, excluded });
  const relations = createRelationTallies(database, chosen, excluded);
  const confusion = createConfusion(labels);
  const attributes = createAttributeTallies('span');
  const has = {
    coding: measures.some(isCodingMeasure),
    unitizing: measures.some(isUnitizingMeasure),
    spans: measures.some(isSpanMeasure),
    gamma: measures.some(isGammaMeasure),
    attributes: database.query('SELECT 1 AS found FROM span_attributes LIMIT 1').get() !== undefined,
  };
  let done = 0;
  const withIds = has.attributes || relations.isNeeded;
  for (const document of readDocuments({ database, chosen, roles: request.roles, unit, excluded, withIds })) {
    if (has.coding) coding.add(document);
    if (has.unitizing) unitizing.add(document);
    if (has.spans) spans.add(document);
    if (has.gamma) gamma.add(document);
    const given = has.attributes ? readValues(database, 'span', document.id) : new Map<string, ReadonlyMap<string, string>>();
    for (const { coders, matches } of matchesOf(document)) {
      for (const match of matches) {
        confusion.add(match);
        const { first, second } = match;
        if (!has.attributes || first === null || second === null || first.label !== second.label) continue;
        attributes.add(labels[first.label] ?? '', given.get(first.id ?? '') ?? nothing, given.get(second.id ?? '') ?? nothing);
      }
      if (relations.isNeeded) relations.addMatches(coders, matches);
    }
    done += 1;
    onStep(done, documents.length);
  }
  relations.countAll();
  const documentLabels = measures.includes('document-alpha') ? documentLabelStatistic(database, chosen) : null;
  return {
    chosen,
    statistics: () => [
      ...(has.coding ? coding.statistics() : []),
      ...(has.unitizing ? unitizing.statistics() : []),
      ...(has.gamma ? gamma.statistics() : []),
      ...(has.spans ? spans.statistics() : []),
      ...(measures.includes('relation-f1') ? [relations.statistic()] : []),
      ...(documentLabels === null ? [] : [documentLabels]),
    ],
    align: has.gamma ? gamma.align : null,
    days: daysOf(database, chosen),
    rest: { confusion: confusion.report(), attributes: [...attributes.report(), ...relations.attributes()] },
    excluded: () => excluded.report((id) => chosen.titles.get(id) ?? ''),
  };
}

function inOrderOf(measures: readonly AgreementMeasure[], statistics: readonly Statistic[]): Statistic[] {
  return measures.flatMap((name) => statistics.filter((statistic) => statistic.name === name));
}

/** Why nothing can be compared where no document has two layers that count. */
function reasonOf({ annotators }: Chosen, excluded: readonly Exclusion[]): UnavailableReason {
  if (annotators.length > 1) return 'nothing-in-common';
  return annotators.length === 1 || excluded.some(({ reason }) => reason === 'one-layer') ? 'one-annotator' : 'no-units';
}

function emptyFigure(
  name: AgreementMeasure,
  request: AgreementRequest,
  reason: UnavailableReason,
  { annotators }: Chosen,
  excluded: readonly Exclusion[],
): AgreementFigure {
  const unit = request.unit ?? 'character';
  return {
    name,
    ...unavailable(reason),
    interval: null,
    units: { kind: kindOf(name, unit), count: 0 },
    annotators: [],
    documents: 0,
    excluded: excludedFor(name, excluded),
    treatment: treatmentOf(name, unit, annotators.length),
  };
}

function kindOf(name: AgreementMeasure, unit: 'character' | 'word' | 'sentence'): AgreementFigure['units']['kind'] {
  if (isCodingMeasure(name)) return unit;
  if (isUnitizingMeasure(name)) return 'character';
  if (isSpanMeasure(name) || isGammaMeasure(name)) return 'span';
  return name === 'relation-f1' ? 'relation' : 'document';
}

/** What concerns a measure: relations the relations' alone, alignments γ's alone, and so on. */
function excludedFor(name: AgreementMeasure, excluded: readonly Exclusion[]): Exclusion[] {
  return excluded.filter(({ reason, kind }) => {
    if (kind === 'layer' || reason === 'one-layer') return true;
    if (name === 'document-alpha') return false;
    if (kind === 'relation') return name === 'relation-f1';
    if (reason === 'not-converged') return isGammaMeasure(name);
    if (reason === 'overlap-flattened') return isUnitizingMeasure(name);
    return true;
  });
}

function pairwise({ name, ofPair }: Statistic, { annotators, documents }: Chosen): AgreementReport['pairwise'] {
  if (ofPair === undefined) return [];
  const shared = new Uint32Array(pairsAmong(annotators.length));
  for (const { coders } of documents) {
    for (const [first, second] of pairsOf(coders)) {
      const pair = pairIndex(first, second, annotators.length);
      shared[pair] = (shared[pair] ?? 0) + 1;
    }
  }
  return pairsOf(annotators.map((_, index) => index)).map(([first, second]) => {
    const both = shared[pairIndex(first, second, annotators.length)] ?? 0;
    const { outcome, count } = both === 0 ? { outcome: unavailable('nothing-in-common'), count: 0 } : ofPair(first, second);
    return { name, annotators: [annotators[first] ?? '', annotators[second] ?? ''], ...outcome, count, documents: both };
  });
}

/** Worst first; what has no figure behind, in the documents' order. */
function byDocument({ name, atDocument }: Statistic, { documents }: Chosen): AgreementReport['byDocument'] {
  return documents
    .map(({ id, title, coders }, index) => {
      const { outcome, count } = atDocument(index);
      return { document: id, title, name, ...outcome, annotators: coders.length, count };
    })
    .sort((one, other) => (one.value ?? Infinity) - (other.value ?? Infinity) || 0);
}

function overTime({ name, overall }: Statistic, days: readonly string[]): AgreementReport['overTime'] {
  return [...new Set(days)].filter((day) => day !== '').sort().map((day) => {
    const weights = Float64Array.from(days, (each) => (each === day ? 1 : 0));
    return { day, name, ...overall(weights), documents: weights.reduce((sum, weight) => sum + weight, 0) };
  });
}
