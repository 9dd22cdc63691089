import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreementUnits } from '../../../domain/api/agreement-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { layerStatuses } from '../../../domain/model/annotation.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { segmentRoles } from '../../../domain/model/document.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { classes } from '../../ui/classes.ts';
import selectStyles from '../../ui/select.module.css';
import { Select, SelectSome } from '../../ui/select.tsx';
import styles from './agreement-filter.module.css';
import type { AgreementView } from './agreement-view.ts';
import { DocumentsDialog } from './documents-dialog.tsx';
import { measureName } from './figure-words.ts';
import { groupedMeasures, hasChoosableUnit, isAgreementMeasure } from './measures.ts';

interface MeasureChoiceProps {
  readonly view: AgreementView;
  readonly onChange: (change: Partial<AgreementView>) => void;
}

/** What is measured, and in which units. */
export function MeasureChoice({ view, onChange }: MeasureChoiceProps) {
  const intl = useIntl();
  return (
    <div className={styles.measure}>
      <Select
        look="compact"
        label={intl.formatMessage({ id: 'agreement.filter.measure' })}
        options={groupedMeasures.map(({ id, group }) => ({
          id,
          name: measureName(intl, id),
          group: intl.formatMessage({ id: `agreement.group.${group}` }),
        }))}
        value={view.measure}
        onChange={(measure) => {
          if (isAgreementMeasure(measure)) onChange({ measure });
        }}
      />
      {hasChoosableUnit(view.measure) ? (
        <Select
          look="compact"
          label={intl.formatMessage({ id: 'agreement.filter.unit' })}
          options={agreementUnits.map((id) => ({ id, name: intl.formatMessage({ id: `agreement.unit.${id}` }) }))}
          value={view.unit}
          onChange={(chosen) => {
            const unit = agreementUnits.find((each) => each === chosen);
            if (unit !== undefined) onChange({ unit });
          }}
        />
      ) : null}
    </div>
  );
}

interface AgreementFilterProps {
  readonly view: AgreementView;
  readonly onChange: (change: Partial<AgreementView>) => void;
  readonly scheme: Scheme;
  readonly annotators: readonly Annotator[];
  readonly documents: readonly DocumentSummary[];
  readonly language: Settings['language'];
}

/** Of what agreement is measured. */
export function AgreementFilter({ view, onChange, scheme, annotators, documents, language }: AgreementFilterProps) {
  const intl = useIntl();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className={styles.filter} role="search" aria-label={intl.formatMessage({ id: 'agreement.filter' })}>
      <Button
        className={classes(selectStyles.button, selectStyles.compact, view.documents.length === 0 && selectStyles.unset)}
        aria-haspopup="dialog"
        onPress={() => setChoosing(true)}
      >
        <FormattedMessage id={view.documents.length === 0 ? 'agreement.filter.everyDocument' : 'agreement.filter.documents'} values={{ count: view.documents.length }} />
        <ChevronDown aria-hidden />
      </Button>
      <SelectSome
        look="compact"
        isMultiple
        label={intl.formatMessage({ id: 'agreement.filter.annotators' })}
        placeholder={intl.formatMessage({ id: 'agreement.filter.everyone' })}
        options={annotators.map(({ id, name }) => ({ id, name }))}
        chosen={view.annotators}
        onChange={(chosen) => onChange({ annotators: chosen })}
      />
      <SelectSome
        look="compact"
        isMultiple
        label={intl.formatMessage({ id: 'agreement.filter.labels' })}
        placeholder={intl.formatMessage({ id: 'agreement.filter.everyLabel' })}
        options={[...scheme.spans, ...scheme.relations, ...scheme.documents].map(({ id, names }) => ({ id, name: names[language] }))}
        chosen={view.labels}
        onChange={(labels) => onChange({ labels })}
      />
      <SelectSome
        look="compact"
        isMultiple
        label={intl.formatMessage({ id: 'agreement.filter.roles' })}
        placeholder={intl.formatMessage({ id: 'agreement.filter.everyRole' })}
        options={segmentRoles.map((id) => ({ id, name: intl.formatMessage({ id: `segments.role.${id}` }) }))}
        chosen={view.roles}
        onChange={(chosen) => onChange({ roles: segmentRoles.filter((role) => chosen.includes(role)) })}
      />
      <SelectSome
        look="compact"
        isMultiple
        label={intl.formatMessage({ id: 'agreement.filter.statuses' })}
        placeholder={intl.formatMessage({ id: 'agreement.filter.onlyDone' })}
        options={layerStatuses.map((id) => ({ id, name: intl.formatMessage({ id: `status.${id}` }) }))}
        chosen={view.statuses}
        onChange={(chosen) => onChange({ statuses: layerStatuses.filter((status) => chosen.includes(status)) })}
      />
      <ToggleButton
        className={classes(styles.chip)}
        isSelected={view.calibration}
        onChange={(calibration) => onChange({ calibration })}
      >
        <FormattedMessage id="agreement.filter.calibration" />
      </ToggleButton>
      {isChoosing ? (
        <DocumentsDialog
          documents={documents}
          annotators={annotators}
          chosen={view.documents}
          onChoose={(chosen) => {
            setChoosing(false);
            onChange({ documents: chosen });
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
}
