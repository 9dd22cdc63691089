import { CircleAlert, X } from 'lucide-react';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { AttributeValue, AttributeValues } from '../../../domain/model/annotation.ts';
import type { AttributeDefinition } from '../../../domain/model/scheme.ts';
import { IconButton } from '../../ui/button.tsx';
import { AttributeControl } from './attribute-control.tsx';
import type { ChangeAttribute } from './attribute-control.tsx';
import styles from './attribute-fields.module.css';
import { attributeRows } from './attribute-rows.ts';
import type { AttributeRow } from './attribute-rows.ts';
import { AttributeWords } from './attribute-words.tsx';

interface AttributeFieldsProps {
  readonly definitions: readonly AttributeDefinition[];
  readonly values: AttributeValues;
  readonly language: Settings['language'];
  /** Null where they can only be read. Null as a value takes one away; answers whether it was saved. */
  readonly onChange: ((attribute: string, value: AttributeValue | null) => Promise<boolean>) | null;
}

/** The attributes of a span or a relation, each with what its kind asks for. */
export function AttributeFields({ definitions, values, language, onChange }: AttributeFieldsProps) {
  const rows = attributeRows(definitions, values);
  if (onChange === null) return <ReadAttributes rows={rows} language={language} />;
  if (rows.length === 0) return null;
  return (
    <div className={styles.fields}>
      {rows.map((row) => (
        <Field key={row.id} row={row} language={language} onChange={(value) => onChange(row.id, value)} />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly row: AttributeRow;
  readonly language: Settings['language'];
  readonly onChange: ChangeAttribute;
}

function Field({ row, language, onChange }: FieldProps) {
  const intl = useIntl();
  const labelId = useId();
  const { definition, value, isUsable } = row;
  const name = definition?.names[language] ?? row.id;
  return (
    <div className={styles.field} {...(row.isMissing ? { 'data-missing': '' } : {})}>
      <div id={labelId} className={styles.label}>
        <bdi>{name}</bdi>
        {row.isMissing ? (
          <>
            {' '}
            <span className={styles.missing}>
              <CircleAlert aria-hidden />
              <FormattedMessage id="inspector.missing" />
            </span>
          </>
        ) : null}
        {isUsable ? null : (
          <>
            {' '}
            <span className={styles.retired}>
              <FormattedMessage id="inspector.retired" />
            </span>
          </>
        )}
      </div>
      {isUsable && definition !== null ? (
        <AttributeControl definition={definition} value={value} language={language} labelledBy={labelId} onChange={onChange} />
      ) : (
        <div className={styles.kept}>
          {value === undefined ? null : <AttributeWords definition={definition} value={value} language={language} />}
          <IconButton
            label={intl.formatMessage({ id: 'inspector.clear' }, { what: name })}
            onPress={() => void onChange(null)}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}

interface ReadAttributesProps {
  readonly rows: readonly AttributeRow[];
  readonly language: Settings['language'];
}

function ReadAttributes({ rows, language }: ReadAttributesProps) {
  const given = rows.filter(({ value }) => value !== undefined);
  if (given.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {given.map(({ id, definition, value }) => (
        <div key={id} className={styles.fact}>
          <dt>
            <bdi>{definition?.names[language] ?? id}</bdi>
          </dt>
          <dd>{value === undefined ? null : <AttributeWords definition={definition} value={value} language={language} />}</dd>
        </div>
      ))}
    </dl>
  );
}
