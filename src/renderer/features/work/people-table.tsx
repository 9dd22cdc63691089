import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import { rowForKey } from '../../ui/row-for-key.ts';
import { useToast } from '../../ui/toasts.tsx';
import { PersonName } from './person-name.tsx';
import { ShareBar } from './share-bar.tsx';
import styles from './people-table.module.css';

interface PeopleTableProps {
  readonly annotators: readonly Annotator[];
  readonly progress: AssignmentProgress;
  readonly ownId: string | null;
  readonly canChange: boolean;
  readonly onEdit: (person: Annotator) => void;
}

const columns = ['name', 'role', 'done', 'calibration', 'characters', 'beside'] as const;
const PAGE = 10;

/** Everybody with what is theirs to do: arrows from row to row, Enter edits, Delete removes. */
export function PeopleTable({ annotators, progress, ownId, canChange, onEdit }: PeopleTableProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  const table = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const current = Math.min(wanted, annotators.length - 1);
  const work = new Map(progress.people.map((person) => [person.annotator, person]));

  const remove = ({ id, name }: Annotator): void =>
    void attempt(async () => {
      await bridge.call('annotators.remove', { id });
      toast({
        kind: 'notice',
        text: intl.formatMessage({ id: 'work.personRemoved' }, { name: isolate(name) }),
        action: { label: intl.formatMessage({ id: 'action.undo' }), run: () => void attempt(() => bridge.call('history.undo', {})) },
      });
    });
  const go = (position: number): void => {
    setWanted(position);
    table.current?.querySelector<HTMLElement>(`[data-position="${position}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const person = annotators[current];
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['position'] !== undefined;
    const next = rowForKey(event.key, current, annotators.length, PAGE);
    if (next !== null) go(next);
    else if (person === undefined || !isOnRow || !canChange) return;
    else if (event.key === 'Enter' || event.key === 'F2') onEdit(person);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(person);
    else return;
    event.preventDefault();
  };

  if (annotators.length === 0) return null;
  return (
    <div
      ref={table}
      role="grid"
      tabIndex={-1}
      className={styles.table}
      aria-label={intl.formatMessage({ id: 'work.tab.people' })}
      aria-rowcount={annotators.length + 1}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles.head}>
        {columns.map((column) => (
          <span key={column} role="columnheader" data-column={column}>
            <FormattedMessage id={`work.column.${column}`} />
          </span>
        ))}
        <span role="columnheader">
          <span className={styles.hidden}>
            <FormattedMessage id="work.column.actions" />
          </span>
        </span>
      </div>
      {annotators.map((person, position) => (
        <div
          key={person.id}
          role="row"
          className={styles.row}
          data-position={position}
          tabIndex={position === current ? 0 : -1}
          aria-label={person.name}
          onFocus={() => setWanted(position)}
          onDoubleClick={() => {
            if (canChange) onEdit(person);
          }}
        >
          <span role="gridcell" className={styles.name}>
            <PersonName person={person} isStrong />
            {person.id === ownId ? (
              <span className={styles.me}>
                <FormattedMessage id="work.you" />
              </span>
            ) : null}
          </span>
          <span role="gridcell" className={styles.soft}>
            <FormattedMessage id={`role.${person.role}`} />
          </span>
          <PersonWork work={work.get(person.id) ?? noWork(person.id)} />
          <span role="gridcell" className={styles.actions} hidden={!canChange}>
            <IconButton
              label={intl.formatMessage({ id: 'work.editPerson' }, { name: isolate(person.name) })}
              shortcut="Enter"
              isSkippedByTab
              onPress={() => onEdit(person)}
            >
              <Pencil aria-hidden />
            </IconButton>
            <IconButton
              label={intl.formatMessage({ id: 'work.removePerson' }, { name: isolate(person.name) })}
              shortcut="Delete"
              isSkippedByTab
              onPress={() => remove(person)}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </span>
        </div>
      ))}
    </div>
  );
}

/** Before it is known what somebody new has to do. */
function noWork(annotator: string): AssignmentProgress['people'][number] {
  const nothing = { assigned: 0, done: 0 };
  return { annotator, ...nothing, new: 0, inProgress: 0, codePoints: 0, codePointsDone: 0, calibration: nothing, beside: { begun: 0, done: 0 } };
}

function PersonWork({ work }: { readonly work: AssignmentProgress['people'][number] }) {
  const { assigned, done, inProgress, calibration, codePoints, codePointsDone, beside } = work;
  const of = (first: number, second: number, isShown: boolean) =>
    isShown ? <FormattedMessage id="work.of" values={{ done: first, total: second }} /> : <span className={styles.none}>–</span>;
  return (
    <>
      <span role="gridcell" className={styles.share}>
        {assigned === 0 ? <span className={styles.none}>–</span> : <ShareBar total={assigned} done={done} begun={inProgress} />}
        {assigned === 0 ? null : <FormattedMessage id="library.progress.person" values={{ done, inProgress, total: assigned }} />}
      </span>
      <span role="gridcell" className={styles.number}>
        {of(calibration.done, calibration.assigned, calibration.assigned > 0)}
      </span>
      <span role="gridcell" className={styles.number}>
        {of(codePointsDone, codePoints, codePoints > 0)}
      </span>
      <span role="gridcell" className={styles.number}>
        {beside.begun === 0 ? <span className={styles.none}>–</span> : <FormattedNumber value={beside.begun} />}
      </span>
    </>
  );
}
