import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementReport } from '../../../domain/api/agreement-methods.ts';
import textStyles from './figure-text.module.css';
import { reasonSentence } from './figure-words.ts';

type Part = 'pairs' | 'labels' | 'confusion' | 'documents' | 'time' | 'attributes';

/** Why a part of the page is empty: because there is no figure at all, or because the measure has none of this kind. */
export function NothingHere({ part, report }: { readonly part: Part; readonly report: AgreementReport }) {
  const intl = useIntl();
  const [figure] = report.measures;
  const isMissing = figure !== undefined && figure.value === null;
  return (
    <p className={textStyles.nothing}>
      {isMissing ? reasonSentence(intl, figure.reason) : <FormattedMessage id={`agreement.${part}.nothing`} />}
    </p>
  );
}
