import type { AgreementMeasure } from '../../../domain/api/agreement-methods.ts';

/** Measures that stand together in lists of them. */
export const measureGroups = {
  chance: [
    'alpha-nominal', 'cohen-kappa', 'fleiss-kappa', 'scott-pi', 'light-kappa', 'multi-kappa', 'bennett-s', 'randolph-kappa',
    'gwet-ac1', 'percent',
  ],
  boundaries: ['unitizing-u', 'unitizing-binary', 'unitizing-coding', 'unitizing-2004', 'gamma', 'gamma-cat'],
  matches: ['span-f1-exact', 'span-f1-overlap', 'relation-f1', 'document-alpha'],
} as const satisfies Readonly<Record<string, readonly AgreementMeasure[]>>;

type MeasureGroup = keyof typeof measureGroups;

/** All measures, as they are listed, each with its group. */
export const groupedMeasures: readonly { readonly id: AgreementMeasure; readonly group: MeasureGroup }[] = (
  ['chance', 'boundaries', 'matches'] as const
).flatMap((group) => measureGroups[group].map((id) => ({ id, group })));

/** Whence each formula is, as a paper would cite it. */
export const measureSources: Readonly<Record<AgreementMeasure, string>> = {
  percent: 'Hayes & Krippendorff 2007, p. 80',
  'cohen-kappa': 'Cohen 1960',
  'scott-pi': 'Scott 1955',
  'fleiss-kappa': 'Fleiss 1971',
  'light-kappa': 'Light 1971',
  'multi-kappa': 'Davies & Fleiss 1982',
  'bennett-s': 'Bennett, Alpert & Goldstein 1954',
  'randolph-kappa': 'Randolph 2005',
  'gwet-ac1': 'Gwet 2008',
  'alpha-nominal': 'Krippendorff 1980; Hayes & Krippendorff 2007',
  'unitizing-2004': 'Krippendorff 1995, 2004',
  'unitizing-u': 'Krippendorff, Mathet, Bouvry & Widlöcher 2016',
  'unitizing-binary': 'Krippendorff, Mathet, Bouvry & Widlöcher 2016',
  'unitizing-coding': 'Krippendorff, Mathet, Bouvry & Widlöcher 2016',
  gamma: 'Mathet, Widlöcher & Métivier 2015',
  'gamma-cat': 'Mathet 2017',
  'span-f1-exact': 'van Rijsbergen 1979; Segura-Bedmar et al. 2013 (SemEval-2013, task 9.1)',
  'span-f1-overlap': 'van Rijsbergen 1979; Segura-Bedmar et al. 2013 (SemEval-2013, task 9.1)',
  'relation-f1': 'van Rijsbergen 1979',
  'document-alpha': 'Krippendorff 1980; Hayes & Krippendorff 2007',
};

/** Each formula’s sign, as papers write it. */
export const measureSigns: Readonly<Record<AgreementMeasure, string>> = {
  percent: 'Aₒ',
  'cohen-kappa': 'κ = (pₒ − pₑ) / (1 − pₑ)',
  'scott-pi': 'π = (pₒ − pₑ) / (1 − pₑ)',
  'fleiss-kappa': 'κ = (P̄ − P̄ₑ) / (1 − P̄ₑ)',
  'light-kappa': 'κ̄ = Σ κᵢⱼ / C(n, 2)',
  'multi-kappa': 'κ = (Aₒ − Aₑ) / (1 − Aₑ)',
  'bennett-s': 'S = (pₒ − 1/q) / (1 − 1/q)',
  'randolph-kappa': 'κ = (P̄ − 1/q) / (1 − 1/q)',
  'gwet-ac1': 'AC₁ = (pₐ − pₑ) / (1 − pₑ)',
  'alpha-nominal': 'α = 1 − Dₒ / Dₑ',
  'unitizing-2004': 'αᵤ = 1 − Dₒ / Dₑ',
  'unitizing-u': 'ᵤα = 1 − Dₒ / Dₑ',
  'unitizing-binary': '|ᵤα = 1 − Dₒ / Dₑ',
  'unitizing-coding': 'cᵤα = 1 − Dₒ / Dₑ',
  gamma: 'γ = 1 − δ / δₑ',
  'gamma-cat': 'γ-cat = 1 − δ / δₑ',
  'span-f1-exact': 'F₁ = 2PR / (P + R)',
  'span-f1-overlap': 'F₁ = 2PR / (P + R)',
  'relation-f1': 'F₁ = 2PR / (P + R)',
  'document-alpha': 'α = 1 − Dₒ / Dₑ',
};

export function isAgreementMeasure(text: string): text is AgreementMeasure {
  return Object.hasOwn(measureSources, text);
}

/** Those whose units can be chosen; the others have units of their own. */
export function hasChoosableUnit(measure: AgreementMeasure): boolean {
  return measureGroups.chance.some((each) => each === measure);
}
