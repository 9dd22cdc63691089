import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { goTo } from '../../app/location.ts';
import { Button } from '../../ui/button.tsx';
import { ChoosingList } from '../../ui/choosing-list.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { StatusShape } from '../../ui/status-shape.tsx';
import { filterable } from '../library/library-filter.ts';
import { fittingWork, workFilters, workOf } from './document-work.ts';
import type { DocumentWork, WorkFilter } from './document-work.ts';
import styles from './work-documents.module.css';

interface WorkDocumentsProps {
  readonly annotators: readonly Annotator[];
  readonly documents: readonly DocumentSummary[];
  readonly progress: AssignmentProgress;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Null for whoever may not. */
  readonly onAssign: ((documents: readonly string[]) => void) | null;
}

/** The documents with whom they are assigned to, to choose from; Enter opens one. */
export function WorkDocuments(props: WorkDocumentsProps) {
  const { annotators, documents, progress, chosen, onChoose, onAssign } = props;
  const intl = useIntl();
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<WorkFilter>('all');
  const wanted = useDeferredValue(query);
  const folded = useMemo(() => filterable(documents), [documents]);
  const work = useMemo(() => workOf(progress), [progress]);
  const names = useMemo(() => new Map(annotators.map(({ id, name }) => [id, name])), [annotators]);
  const shown = useMemo(() => fittingWork(folded, work, filter, wanted), [folded, work, filter, wanted]);
  const counts = useMemo(
    () => new Map(workFilters.map((each) => [each, fittingWork(folded, work, each, '').length])),
    [folded, work],
  );
  const chosenNow = documents.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  const sayDocument = (document: DocumentSummary): string => {
    const { calibration = false, people = [] } = work.get(document.id) ?? {};
    const calibrating = calibration ? [intl.formatMessage({ id: 'work.calibration' })] : [];
    return [isolate(document.title), ...calibrating, ...people.map((person) => personWords(intl, names, person))].join(' · ');
  };

  return (
    <div className={styles.documents}>
      <div className={styles.bar}>
        <SearchField
          className={styles.search}
          label={intl.formatMessage({ id: 'library.filter' })}
          value={query}
          onChange={setQuery}
          input={search}
        />
        <ToggleButtonGroup
          className={classes(styles.filters)}
          aria-label={intl.formatMessage({ id: 'library.show' })}
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={(keys) => {
            const next = workFilters.find((each) => keys.has(each));
            if (next !== undefined) setFilter(next);
          }}
        >
          {workFilters.map((each) => (
            <ToggleButton key={each} id={each} className={classes(styles.filter)}>
              <FormattedMessage id={`work.show.${each}`} />
              <span className={styles.count}>
                <FormattedNumber value={counts.get(each) ?? 0} />
              </span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className={styles.chosen} role="status">
          <FormattedMessage id="work.chosen" values={{ count: chosenNow.length }} />
        </span>
        {onAssign === null ? null : (
          <Button look={chosenNow.length > 0 ? 'primary' : 'plain'} isDisabled={chosenNow.length === 0} onPress={() => onAssign(chosenNow)}>
            <FormattedMessage id="work.byHand" />
          </Button>
        )}
      </div>
      <ChoosingList
        label={intl.formatMessage({ id: 'work.tab.documents' })}
        items={shown}
        chosen={chosen}
        onChoose={onChoose}
        nameOf={sayDocument}
        onEnter={({ id }) => goTo({ name: 'document', id })}
        rowClass={styles.row}
        search={search}
        nothing={<FormattedMessage id="work.noneShown" />}
      >
        {(document) => <DocumentCells document={document} work={work.get(document.id)} names={names} />}
      </ChoosingList>
      <p className={styles.keys}>
        <FormattedMessage id="work.documents.keys" />
      </p>
    </div>
  );
}

type PersonWork = DocumentWork['people'][number];

function personWords(intl: IntlShape, names: ReadonlyMap<string, string>, { annotator, status }: PersonWork): string {
  return intl.formatMessage(
    { id: 'library.personStatus' },
    { name: isolate(names.get(annotator) ?? ''), status: intl.formatMessage({ id: `status.${status}` }) },
  );
}

interface DocumentCellsProps {
  readonly document: DocumentSummary;
  readonly work: DocumentWork | undefined;
  readonly names: ReadonlyMap<string, string>;
}

function DocumentCells({ document, work, names }: DocumentCellsProps) {
  const intl = useIntl();
  const people = work?.people ?? [];
  return (
    <>
      <bdi className={styles.title} title={document.title}>
        {document.title}
      </bdi>
      <span className={styles.flag}>{work?.calibration === true ? <FormattedMessage id="work.calibration" /> : null}</span>
      <span className={styles.people}>
        {people.length === 0 ? (
          <span className={styles.none}>
            <FormattedMessage id="work.nobodysDocument" />
          </span>
        ) : (
          people.map((person) => (
            <span
              key={person.annotator}
              className={classes(styles.person, !person.isAssigned && styles.unasked)}
              title={personWords(intl, names, person)}
            >
              <StatusShape status={person.status} />
              <bdi>{names.get(person.annotator)?.split(/\s/u)[0]}</bdi>
            </span>
          ))
        )}
      </span>
    </>
  );
}
