import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { AgreementFigure, AgreementReport } from '../../../domain/api/agreement-methods.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { isolate } from '../../ui/isolate.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { DrawingFields } from './drawing-fields.tsx';
import type { Drawing } from './drawing-fields.tsx';
import textStyles from './figure-text.module.css';
import styles from './side.module.css';
import { countWords, figureWords, measureName, reasonSentence, restsOn } from './figure-words.ts';
import { measureSigns, measureSources } from './measures.ts';
import { annotatorName } from './name-context.ts';
import type { NameContext } from './name-context.ts';

interface WhyPanelProps {
  readonly figure: AgreementFigure;
  readonly report: AgreementReport;
  readonly context: NameContext;
  readonly drawing: Drawing;
  readonly onDraw: (drawing: Partial<Drawing>) => void;
}

/** Why a figure is what it is: what went in, what did not and for what reason, and how it was computed. */
export function WhyPanel({ figure, report, context, drawing, onDraw }: WhyPanelProps) {
  const intl = useIntl();
  const { name, interval, excluded, treatment } = figure;
  const pairs = report.pairwise.filter((pair) => pair.name === name);
  return (
    <section className={styles.side} aria-label={intl.formatMessage({ id: 'agreement.why' })}>
      <h2 className={styles.sideTitle}>
        <FormattedMessage id="agreement.why" />
      </h2>
      <div className={styles.part}>
        <h3>
          <FormattedMessage id="agreement.why.formula" />
        </h3>
        <p>{measureName(intl, name)}</p>
        <p dir="ltr" className={styles.formula}>
          {measureSigns[name]}
        </p>
        <p className={styles.source}>
          <bdi>{measureSources[name]}</bdi>
        </p>
      </div>
      <div className={styles.part}>
        <h3>
          <FormattedMessage id="agreement.why.in" />
        </h3>
        <p>{figure.value === null ? reasonSentence(intl, figure.reason) : restsOn(intl, figure)}</p>
        {pairs.length === 0 ? null : (
          <ul className={styles.lines}>
            {pairs.map(({ annotators: [one, other], value, reason, count, documents }) => (
              <li key={`${one} ${other}`} className={styles.line}>
                <span>
                  <bdi>{annotatorName(context, one)}</bdi> – <bdi>{annotatorName(context, other)}</bdi>
                  {count === 0 ? null : (
                    <span className={styles.note}>
                      {intl.formatMessage(
                        { id: 'agreement.why.pair' },
                        { units: countWords(intl, figure.units.kind, count), documents: countWords(intl, 'document', documents) },
                      )}
                    </span>
                  )}
                </span>
                <span className={value === null ? textStyles.whyNot : textStyles.number}>{figureWords(intl, name, { value, reason })}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.part}>
        <h3>
          <FormattedMessage id="agreement.why.out" />
        </h3>
        {excluded.length === 0 ? (
          <p>
            <FormattedMessage id="agreement.why.nothingOut" />
          </p>
        ) : (
          <ul className={styles.lines}>
            {excluded.map((exclusion) => (
              <li key={`${exclusion.reason} ${exclusion.kind}`}>
                <Exclusion exclusion={exclusion} context={context} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {treatment.length === 0 ? null : (
        <div className={styles.part}>
          <h3>
            <FormattedMessage id="agreement.why.treatment" />
          </h3>
          <ul className={styles.sentences}>
            {treatment.map((code) => (
              <li key={code}>
                <FormattedMessage id={`agreement.treatment.${code}`} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.part}>
        <h3>
          <FormattedMessage id="agreement.why.interval" />
        </h3>
        <p>
          {interval === null ? (
            <FormattedMessage id={drawing.samples === 0 ? 'agreement.why.noSamples' : 'agreement.why.noInterval'} />
          ) : (
            <FormattedMessage id="agreement.why.bootstrap" values={{ level: 0.95, samples: interval.samples, seed: report.seed }} />
          )}
        </p>
        <DrawingFields drawing={drawing} onDraw={onDraw} />
      </div>
    </section>
  );
}

interface ExclusionProps {
  readonly exclusion: AgreementFigure['excluded'][number];
  readonly context: NameContext;
}

/** One reason with its count, which opens where that is. */
function Exclusion({ exclusion, context }: ExclusionProps) {
  const intl = useIntl();
  const workspace = useWorkspace();
  const { reason, kind, count, documents, places } = exclusion;
  // Of a layer or a document there is one in each place.
  const isOnePlaceEach = kind === 'layer' || kind === 'document';
  return (
    <Disclosure
      title={
        <span>
          <FormattedMessage id={`agreement.excluded.${reason}`} />
          <span className={styles.note}>
            {kind === 'document'
              ? countWords(intl, kind, count)
              : intl.formatMessage(
                  { id: 'agreement.why.pair' },
                  { units: countWords(intl, kind, count), documents: countWords(intl, 'document', documents) },
                )}
          </span>
        </span>
      }
    >
      {() => (
        <ul className={styles.places}>
          {places.map(({ document, title, annotator, count: here }) => (
            <li key={`${document} ${annotator ?? ''}`}>
              <button type="button" className={styles.link} onClick={() => workspace.open(document)}>
                <bdi>{title}</bdi>
              </button>
              <span className={styles.note}>
                {annotator === null ? null : isolate(annotatorName(context, annotator))}
                {annotator === null || isOnePlaceEach ? null : ' · '}
                {isOnePlaceEach ? null : <FormattedNumber value={here} />}
              </span>
            </li>
          ))}
          {documents > new Set(places.map(({ document }) => document)).size ? (
            <li className={styles.note}>
              <FormattedMessage id="agreement.why.more" />
            </li>
          ) : null}
        </ul>
      )}
    </Disclosure>
  );
}
