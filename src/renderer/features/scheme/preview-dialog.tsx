import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { SchemePreview, SchemeRefusal } from '../../../domain/api/scheme-methods.ts';
import type { AttributeValue } from '../../../domain/model/annotation.ts';
import type { Settings } from '../../../domain/host-api.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import type { DraftControl } from './draft-store.ts';
import styles from './preview.module.css';
import { attributeName, isChoice, labelName, valueWords } from './scheme-names.ts';
import { StepWords } from './step-words.tsx';

interface PreviewDialogProps {
  readonly control: DraftControl;
  readonly language: Settings['language'];
  /** It is being made. */
  readonly isApplying: boolean;
  readonly onApply: () => void;
  /** Retires what is in use and was taken out. */
  readonly onRetire: (refusal: SchemeRefusal) => void;
  readonly onClose: () => void;
}

/** What the draft touches, by step and by document and annotator; from here it is made. */
export function PreviewDialog({ control, language, isApplying, onApply, onRetire, onClose }: PreviewDialogProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const { draft, base } = control;
  const input = { content: draft.content, steps: [...draft.steps], from: base.version, at: base.at };
  const preview = useQuery({
    queryKey: ['schemePreview', input],
    queryFn: () => bridge.call('scheme.preview', input),
    gcTime: 0,
  });
  const { data, error } = preview;
  return (
    <Dialog isOpen size="large" title={intl.formatMessage({ id: 'scheme.preview.title' })} onClose={onClose}>
      {error !== null ? <p className={styles.refusal}>{problemSentence(intl, problemOf(error))}</p> : null}
      {data === undefined ? null : <Report preview={data} control={control} language={language} onRetire={onRetire} />}
      <DialogActions>
        <Button onPress={onClose}>
          <FormattedMessage id="scheme.preview.back" />
        </Button>
        <Button look="primary" isDisabled={isApplying || data === undefined || data.refusals.length > 0} onPress={onApply}>
          <FormattedMessage id="scheme.preview.apply" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type SayValue = (label: string, attribute: string | null, value: AttributeValue) => string;

type ReportProps = Pick<PreviewDialogProps, 'control' | 'language' | 'onRetire'> & { readonly preview: SchemePreview };

function Report({ preview, control, language, onRetire }: ReportProps) {
  const { touched, steps, layers, losses, refusals } = preview;
  const said = useSaidValue(control, language);
  const all = touched.spans + touched.relations + touched.documentLabels + touched.suggestions + touched.decisions;
  return (
    <div className={styles.report}>
      {refusals.length === 0 ? null : (
        <section className={styles.refusals}>
          <h3 className={styles.heading}>
            <TriangleAlert aria-hidden />
            <FormattedMessage id="scheme.preview.refused" />
          </h3>
          <ul>
            {refusals.map((refusal) => (
              <Refusal key={JSON.stringify(refusal)} refusal={refusal} control={control} language={language} onRetire={onRetire} />
            ))}
          </ul>
        </section>
      )}
      <p className={styles.sum}>
        {all === 0 ? (
          <FormattedMessage id="scheme.preview.nothing" />
        ) : (
          <FormattedMessage
            id="scheme.preview.touched"
            values={{
              spans: touched.spans,
              relations: touched.relations,
              documentLabels: touched.documentLabels,
              review: touched.suggestions + touched.decisions,
            }}
          />
        )}
      </p>
      {steps.length === 0 ? null : (
        <ol className={styles.steps}>
          {steps.map((step, at) => {
            const what = control.draft.steps[at];
            const lostHere = losses.filter((loss) => loss.step === at);
            return (
              <li key={`${at}`}>
                <p>{what === undefined ? null : <StepWords step={what} control={control} language={language} />}</p>
                <p className={styles.counts}>
                  <FormattedMessage id="scheme.preview.step" values={{ touched: step.touched, lost: step.lost }} />
                </p>
                {lostHere.map((loss) => (
                  <p key={loss.attribute ?? ''} className={styles.loss}>
                    <FormattedMessage
                      id="scheme.preview.lost"
                      values={{
                        count: loss.count,
                        what: <bdi key="what">{attributeName(control.base.content, loss.label, loss.attribute, language)}</bdi>,
                        examples: <bdi key="examples">{[...new Set(loss.examples.map(({ value }) => said(loss.label, loss.attribute, value)))].join(' · ')}</bdi>,
                      }}
                    />
                  </p>
                ))}
                <Quotes quotes={step.examples.map(({ quotes }) => quotes)} />
              </li>
            );
          })}
        </ol>
      )}
      {layers.length === 0 ? null : <Layers layers={layers} />}
    </div>
  );
}

/** Says a value by its names, as the scheme has them that it was labelled under. */
function useSaidValue({ base }: DraftControl, language: Settings['language']): SayValue {
  const intl = useIntl();
  return (label, attribute, value) =>
    valueWords(base.content, label, attribute, value, language, (yes) => intl.formatMessage({ id: yes ? 'inspector.yes' : 'inspector.no' }));
}

function Quotes({ quotes }: { readonly quotes: readonly (readonly string[])[] }) {
  const shown = quotes.filter((each) => each.length > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.quotes}>
      {shown.map((each, at) => (
        <li key={`${at}`}>
          {each.map((quote, index) => (
            <bdi key={`${index}`}>{quote}</bdi>
          ))}
        </li>
      ))}
    </ul>
  );
}

const counts = ['spans', 'relations', 'documentLabels', 'review'] as const;

function Layers({ layers }: Pick<SchemePreview, 'layers'>) {
  const columns = counts.filter((column) => layers.some((layer) => layer[column] > 0));
  return (
    <table className={styles.layers}>
      <thead>
        <tr>
          {(['document', 'annotator', ...columns] as const).map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={`scheme.preview.column.${column}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layers.slice(0, 200).map((layer) => (
          <tr key={`${layer.document}${layer.annotator ?? ''}`}>
            <th scope="row">
              <bdi>{layer.title}</bdi>
              {layer.removed ? (
                <span className={styles.soft}>
                  {' '}
                  <FormattedMessage id="scheme.preview.removed" />
                </span>
              ) : null}
            </th>
            <td>{layer.annotator === null ? <FormattedMessage id="scheme.preview.suggestions" /> : <bdi>{layer.name}</bdi>}</td>
            {columns.map((column) => (
              <td key={column} className={styles.number}>
                {layer[column] === 0 ? null : <FormattedNumber value={layer[column]} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RefusalProps = Pick<PreviewDialogProps, 'control' | 'language' | 'onRetire'> & { readonly refusal: SchemeRefusal };

function Refusal({ refusal, control, language, onRetire }: RefusalProps) {
  const { reason, label, attribute, value, count, examples } = refusal;
  const { content } = control.base;
  const said = useSaidValue(control, language);
  const canRetire = reason === 'label' || reason === 'attribute' || (reason === 'value' && value !== null && isChoice(content, label, attribute, value));
  return (
    <li className={styles.refusal}>
      <p>
        <FormattedMessage
          id="scheme.preview.refusal"
          values={{
            reason,
            count,
            label: <bdi key="label">{labelName(content, label, language)}</bdi>,
            attribute: <bdi key="attribute">{attributeName(content, label, attribute, language)}</bdi>,
            value: <bdi key="value">{value === null ? null : said(label, attribute, value)}</bdi>,
          }}
        />
      </p>
      <Quotes quotes={examples.map(({ quotes }) => quotes)} />
      {canRetire ? (
        <Button onPress={() => onRetire(refusal)}>
          <FormattedMessage id="scheme.preview.retire" />
        </Button>
      ) : null}
    </li>
  );
}
