import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { AssignmentPlanOutput } from '../../../domain/api/assignment-methods.ts';
import type { Input } from '../../../domain/api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { keys } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { CheckedField } from '../../ui/checked-field.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './dialogs.module.css';
import { PeopleChoice } from './people-choice.tsx';
import { PersonName } from './person-name.tsx';
import { numberIn, ruleOf, usualRule } from './rule-fields.ts';
import type { RuleFields } from './rule-fields.ts';

interface ByRuleDialogProps {
  readonly annotators: readonly Annotator[];
  /** Documents that were chosen on the page: the rule may be for them alone. */
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}

/** Hands documents out by a rule; what would come of it is shown while the rule is being made. */
export function ByRuleDialog({ annotators, chosen, onClose }: ByRuleDialogProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  const [people, setPeople] = useState<ReadonlySet<string>>(() => new Set(annotators.map(({ id }) => id)));
  const [which, setWhich] = useState<'all' | 'chosen'>(chosen.length > 0 ? 'chosen' : 'all');
  const [fields, setFields] = useState<RuleFields>(() => usualRule(annotators.length, (value) => intl.formatNumber(value, { useGrouping: false })));
  const rule = useMemo(() => {
    const numbers = ruleOf(fields);
    if (numbers === null || people.size === 0) return null;
    return { annotators: annotators.map(({ id }) => id).filter((id) => people.has(id)), ...numbers, ...(which === 'chosen' ? { documents: [...chosen] } : {}) };
  }, [annotators, chosen, fields, people, which]);
  const asked = useDeferredValue(rule);
  const plan = useQuery({
    queryKey: asked === null ? keys.assignments : keys.plan(asked),
    queryFn: () => bridge.call('assignments.preview', asked ?? emptyRule),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  const shown = rule === null || plan.error !== null ? undefined : plan.data;

  const assign = (wanted: Input<'assignments.preview'>): void =>
    void attempt(async () => {
      const { created } = await bridge.call('assignments.create', { rule: wanted });
      onClose();
      toast({
        kind: 'notice',
        text: intl.formatMessage({ id: 'work.assigned' }, { count: created }),
        action: { label: intl.formatMessage({ id: 'action.undo' }), run: () => void attempt(() => bridge.call('history.undo', {})) },
      });
    });
  const field = (name: keyof RuleFields) => (
    <CheckedField
      label={intl.formatMessage({ id: `work.rule.${name}` })}
      value={fields[name]}
      direction="code"
      problem={numberIn(name, fields[name]) === null ? { sentence: intl.formatMessage({ id: `work.rule.${name}.wrong` }) } : null}
      description={intl.formatMessage({ id: `work.rule.${name}.about` })}
      onChange={(value) => setFields({ ...fields, [name]: value })}
    />
  );

  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'work.byRule.title' })} staysOnPressOutside onClose={onClose}>
      <div className={styles.form}>
        <PeopleChoice annotators={annotators} chosen={people} onChange={setPeople} />
        {chosen.length === 0 ? null : (
          <Choice
            label={intl.formatMessage({ id: 'work.rule.documents' })}
            value={which}
            options={[
              { value: 'chosen', label: intl.formatMessage({ id: 'work.rule.chosen' }, { count: chosen.length }) },
              { value: 'all', label: intl.formatMessage({ id: 'work.rule.all' }) },
            ]}
            onChange={setWhich}
          />
        )}
        <div className={styles.fields}>
          {field('each')}
          {field('overlap')}
          {field('calibration')}
          {field('seed')}
        </div>
        <section className={styles.plan} aria-label={intl.formatMessage({ id: 'work.plan' })} aria-busy={plan.isFetching}>
          {shown === undefined ? (
            <p className={styles.note} role="status">
              {rule !== null && plan.error !== null ? (
                problemSentence(intl, problemOf(plan.error))
              ) : (
                <FormattedMessage id="work.plan.none" />
              )}
            </p>
          ) : (
            <Plan plan={shown} annotators={annotators} />
          )}
        </section>
        <DialogActions>
          <Button onPress={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button
            look="primary"
            isDisabled={rule === null || shown === undefined || shown.assignments.length === 0}
            onPress={() => {
              if (rule !== null) assign(rule);
            }}
          >
            <FormattedMessage id="work.assign" />
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

/** Never asked: the question is only put where there is a rule. */
const emptyRule: Input<'assignments.preview'> = { annotators: [], each: 1 };

function Plan({ plan, annotators }: { readonly plan: AssignmentPlanOutput; readonly annotators: readonly Annotator[] }) {
  const { assignments, documents, overlapping, calibration, loads } = plan;
  const most = Math.max(1, ...loads.map(({ added, open }) => added.codePoints + open.codePoints));
  return (
    <>
      <p role="status">
        <FormattedMessage
          id="work.plan.about"
          values={{ count: assignments.length, documents, overlapping: overlapping.length, calibration: calibration.length }}
        />
      </p>
      <table className={styles.loads}>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="work.column.name" />
            </th>
            <th scope="col">
              <FormattedMessage id="work.plan.added" />
            </th>
            <th scope="col">
              <FormattedMessage id="work.plan.characters" />
            </th>
            <th scope="col">
              <FormattedMessage id="work.plan.open" />
            </th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ annotator, added, open }) => {
            const person = annotators.find(({ id }) => id === annotator);
            return (
              <tr key={annotator}>
                <th scope="row">{person === undefined ? null : <PersonName person={person} />}</th>
                <td>
                  <FormattedNumber value={added.documents} />
                </td>
                <td>
                  <span className={styles.track} aria-hidden="true">
                    <span className={styles.bar} style={{ inlineSize: `${(100 * added.codePoints) / most}%` }} />
                  </span>
                  <FormattedNumber value={added.codePoints} />
                </td>
                <td>
                  <FormattedNumber value={open.documents} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
