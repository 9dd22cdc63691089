import { X } from 'lucide-react';
import { useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { IconButton } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { useRovingRows } from '../../ui/use-roving-rows.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './cell-list.module.css';
import textStyles from './figure-text.module.css';
import side from './side.module.css';
import { annotatorName, labelName } from './name-context.ts';
import type { NameContext } from './name-context.ts';
import { CELL_LIMIT, useCell } from './use-agreement.ts';

/** A cell of the confusion matrix by its labels; null is “no span there”. */
export interface OpenedCell {
  readonly first: string | null;
  readonly second: string | null;
}

interface CellListProps {
  readonly cell: OpenedCell;
  readonly selection: Parameters<typeof useCell>[0];
  readonly context: NameContext;
  readonly onClose: () => void;
}

/** The pairs of spans behind a cell: what the one marked and what the other. Enter opens the document there. */
export function CellList({ cell, selection, context, onClose }: CellListProps) {
  const intl = useIntl();
  const workspace = useWorkspace();
  const pairs = useCell(selection, cell.first, cell.second);
  const { list, onKeyDown, rowAt } = useRovingRows<HTMLUListElement>(pairs.data?.length ?? 0);
  const isThere = pairs.data !== undefined;
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('button')?.focus();
  }, [isThere, list]);
  const name = (label: string | null): string => (label === null ? intl.formatMessage({ id: 'agreement.noSpan' }) : labelName(context, label));
  const title = intl.formatMessage({ id: 'agreement.cell' }, { first: isolate(name(cell.first)), second: isolate(name(cell.second)) });
  const close = (): void => {
    document.querySelector<HTMLElement>('[role="gridcell"][aria-selected="true"]')?.focus();
    onClose();
  };
  return (
    <div
      role="presentation"
      className={side.sideFrame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <section className={side.side} aria-label={title}>
        <div className={side.sideHead}>
          <h2 className={side.sideTitle}>{title}</h2>
          <IconButton label={intl.formatMessage({ id: 'agreement.cell.close' })} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </div>
        {pairs.error !== null ? <FailureScreen error={pairs.error} onRetry={() => void pairs.refetch()} /> : null}
        {pairs.data === undefined ? null : (
          <>
            <p role="status" className={textStyles.note}>
              <FormattedMessage id={pairs.data.length < CELL_LIMIT ? 'agreement.cell.count' : 'agreement.cell.first'} values={{ count: pairs.data.length }} />
            </p>
            <ul ref={list} className={styles.pairs}>
              {pairs.data.map(({ document, title: documentTitle, annotators: [one, other], first, second }, index) => {
                const place = first ?? second;
                return (
                  <li key={`${first?.id ?? ''} ${second?.id ?? ''} ${one} ${other} ${index}`}>
                    <button
                      type="button"
                      className={styles.pair}
                      {...rowAt(index)}
                      onKeyDown={onKeyDown}
                      onClick={() => workspace.open(document, place === null ? {} : { span: place.id })}
                    >
                      <PairSide annotator={one} span={first} context={context} />
                      <PairSide annotator={other} span={second} context={context} />
                      <bdi className={styles.pairTitle}>{documentTitle}</bdi>
                    </button>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}

interface PairSideProps {
  readonly annotator: string;
  readonly span: SpanView | null;
  readonly context: NameContext;
}

function PairSide({ annotator, span, context }: PairSideProps) {
  const label = span === null ? undefined : context.labels.get(span.label);
  const appearance = label !== undefined && 'appearance' in label ? label.appearance : undefined;
  return (
    <span className={styles.pairSide}>
      <span className={styles.pairWho}>
        <bdi>{annotatorName(context, annotator)}</bdi>
        {span === null ? null : (
          <span className={styles.pairLabel}>
            <LineSign colour={appearance?.[context.theme]} line={appearance?.underline ?? 'solid'} />
            <bdi>{labelName(context, span.label)}</bdi>
          </span>
        )}
      </span>
      {span === null ? (
        <span className={styles.absent}>
          <FormattedMessage id="agreement.noSpan" />
        </span>
      ) : (
        <span className={styles.quote} dir="auto">
          {span.quote}
        </span>
      )}
    </span>
  );
}
