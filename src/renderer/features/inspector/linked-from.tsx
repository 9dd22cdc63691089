import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowLeftRight, ArrowRight, ChevronRight } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { browseQuery } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import styles from './linked-from.module.css';
import { CardEndView } from './relation-card-end.tsx';
import type { OpenPlace } from './relation-card-end.tsx';
import { cardEnd, fromEnd } from './relation-ends.ts';
import type { CardEnd, RelationFromHere } from './relation-ends.ts';

interface LinkedFromProps {
  /** The span whose other relations are asked for. */
  readonly of: CardEnd;
  /** Whether its words stand on the button, where more than one span could be meant. */
  readonly isNamed: boolean;
  /** The relations that lead here: the chain does not go back over them. */
  readonly past: ReadonlySet<string>;
  readonly scheme: Scheme;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** The document that is shown, which need not be named. */
  readonly here: string | null;
  readonly onOpen: OpenPlace;
}

/** What else is linked to a span, one step at a time: whoever follows a chain stays where she is. */
export function LinkedFrom(props: LinkedFromProps) {
  const { of, isNamed } = props;
  const intl = useIntl();
  const panel = useId();
  const [isOpen, setOpen] = useState(false);
  const what = intl.formatMessage({ id: 'inspector.linked' });
  const named = intl.formatMessage({ id: 'inspector.linkedTo' }, { end: isolate(of.text ?? '') });
  return (
    <div className={styles.step}>
      <AriaButton
        className={classes(styles.open)}
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': panel } : {})}
        aria-label={named}
        onPress={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden className={styles.chevron} />
        <span className={styles.what}>{isNamed ? named : what}</span>
      </AriaButton>
      {isOpen ? <LinkedRelations {...props} panel={panel} /> : null}
    </div>
  );
}

/** So many of a span's relations are shown in a chain; the page of all relations has the rest. */
const SHOWN = 50;

function LinkedRelations({ panel, ...props }: LinkedFromProps & { readonly panel: string }) {
  const { of, past, scheme, here } = props;
  const bridge = useBridge();
  const found = useQuery(browseQuery(bridge.call, { span: of.end.id, limit: SHOWN })).data;
  const symmetric = new Set(scheme.relations.filter((label) => label.symmetric).map(({ id }) => id));
  // Whoever opens it wants to see it, also at the lower end of the pane.
  const isRead = found !== undefined;
  useEffect(() => {
    if (isRead) document.getElementById(panel)?.scrollIntoView({ block: 'nearest' });
  }, [isRead, panel]);
  if (found === undefined) return <div id={panel} className={styles.none} aria-busy="true" />;
  const steps = found.relations
    .filter(({ relation }) => !past.has(relation.id))
    .flatMap((browsed) => {
      const step = fromEnd(of.end, browsed.relation, symmetric);
      if (step === null) return [];
      const shown = step.other === browsed.relation.from ? browsed.from : browsed.to;
      return [{ step, end: cardEnd(step.other, shown, here) }];
    });
  if (steps.length === 0) {
    return (
      <p id={panel} className={styles.none}>
        <FormattedMessage id="inspector.linkedNone" />
      </p>
    );
  }
  return (
    <ul id={panel} className={styles.steps}>
      {steps.map(({ step, end }) => (
        <li key={step.relation.id} className={styles.entry}>
          <StepSign step={step} {...props} />
          <CardEndView end={end} isSelf={false} onOpen={props.onOpen} />
          {end.end.kind === 'span' && end.absent === null ? (
            <LinkedFrom {...props} of={end} isNamed={false} past={new Set([...past, step.relation.id])} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const arrows = { outgoing: ArrowRight, incoming: ArrowLeft, symmetric: ArrowLeftRight };

type StepSignProps = Pick<LinkedFromProps, 'scheme' | 'language' | 'theme'> & { readonly step: RelationFromHere };

/** The relation that a step goes by, and which way it runs. */
function StepSign({ step, scheme, language, theme }: StepSignProps) {
  const label = scheme.relations.find(({ id }) => id === step.relation.label);
  const Arrow = arrows[step.direction];
  return (
    <span className={styles.sign}>
      <Arrow aria-hidden className={styles.arrow} />
      <span className={styles.name} style={label === undefined ? {} : { color: label.appearance[theme] }}>
        <LineSign colour={undefined} line={label?.appearance.underline ?? 'solid'} />
        <bdi>{label?.names[language] ?? step.relation.label}</bdi>
      </span>
    </span>
  );
}
