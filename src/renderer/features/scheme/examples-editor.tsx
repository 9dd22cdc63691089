import { CornerUpRight, Plus, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { GuidelineExample } from '../../../domain/model/scheme.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { ToggleRow } from '../../ui/toggle-row.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { BareField } from './bare-field.tsx';
import styles from './scheme.module.css';

interface ExamplesEditorProps {
  readonly examples: readonly GuidelineExample[];
  readonly onChange: (examples: GuidelineExample[]) => void;
}

/** Longer ones are read from their place only; UTF-16 code units. */
const LONGEST_QUOTE = 2000;

const noComment = { ar: '', en: '' };

/** Examples and counter-examples of a label: from the span that was selected last, or by pasting a quote. */
export function ExamplesEditor({ examples, onChange }: ExamplesEditorProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  const workspace = useWorkspace();

  // Two that are added one right after the other must both stay.
  const latest = useRef(examples);
  useEffect(() => {
    latest.current = examples;
  }, [examples]);
  const onAdd = (example: GuidelineExample): void => {
    latest.current = [...latest.current, example];
    onChange([...latest.current]);
  };

  const fromSpan = async (): Promise<void> => {
    const [last] = workspace.state().recent;
    if (last === undefined) {
      toast({ kind: 'notice', text: intl.formatMessage({ id: 'scheme.example.noSpan' }) });
      return;
    }
    await attempt(async () => {
      const span = await bridge.call('spans.get', { id: last.span });
      const { document, revision } = span;
      const [first] = span.fragments;
      const end = span.fragments.at(-1);
      if (first === undefined || end === undefined) return;
      // What stands there is read once the scheme is saved; until then the span says it.
      const place = { document, revision, range: [first[0], end[1]] satisfies [number, number] };
      const quote = span.quote.length > LONGEST_QUOTE ? null : span.quote;
      onAdd({ kind: 'example', quote, comment: noComment, place });
    });
  };
  const set = (at: number, change: Partial<GuidelineExample>): void =>
    onChange(examples.map((example, index) => (index === at ? { ...example, ...change } : example)));

  return (
    <div className={styles.rows}>
      {examples.map((example, at) => (
        <ExampleRow
          key={`${at}`}
          example={example}
          onChange={(change) => set(at, change)}
          onRemove={() => onChange(examples.filter((_other, index) => index !== at))}
          onJump={() => {
            const { place } = example;
            if (place !== null) workspace.open(place.document, { range: place.range });
          }}
        />
      ))}
      <div className={styles.buttons}>
        <Button look="quiet" onPress={() => void fromSpan()}>
          <Plus aria-hidden />
          <FormattedMessage id="scheme.example.fromSpan" />
        </Button>
        <Button
          look="quiet"
          onPress={() => onAdd({ kind: 'example', quote: '…', comment: noComment, place: null })}
        >
          <Plus aria-hidden />
          <FormattedMessage id="scheme.example.byHand" />
        </Button>
      </div>
    </div>
  );
}

interface ExampleRowProps {
  readonly example: GuidelineExample;
  readonly onChange: (change: Partial<GuidelineExample>) => void;
  readonly onRemove: () => void;
  readonly onJump: () => void;
}

function ExampleRow({ example, onChange, onRemove, onJump }: ExampleRowProps) {
  const intl = useIntl();
  const kindId = useId();
  const language = intl.locale.startsWith('ar') ? 'ar' : 'en';
  return (
    <section className={styles.attribute} aria-labelledby={kindId}>
      <span id={kindId} className={styles.unseen}>
        <FormattedMessage id="scheme.example" />
      </span>
      <div className={styles.exampleHead}>
        <ToggleRow
          labelledBy={kindId}
          options={(['example', 'counter-example'] as const).map((id) => ({
            id,
            label: intl.formatMessage({ id: id === 'example' ? 'scheme.example.is' : 'scheme.example.isNot' }),
          }))}
          selected={[example.kind]}
          selectionMode="single"
          isAlwaysOne
          onChange={([kind]) => {
            if (kind === 'example' || kind === 'counter-example') onChange({ kind });
          }}
        />
        <span className={styles.spring} />
        {example.place === null ? null : (
          <IconButton label={intl.formatMessage({ id: 'guideline.jump' })} onPress={onJump}>
            <CornerUpRight aria-hidden />
          </IconButton>
        )}
        <IconButton label={intl.formatMessage({ id: 'scheme.example.remove' })} onPress={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <BareField
        label={intl.formatMessage({ id: 'scheme.example.quote' })}
        value={example.quote ?? ''}
        problem={example.quote === '' ? intl.formatMessage({ id: 'scheme.issue' }, { reason: 'missing', value: '' }) : undefined}
        // A quote that is typed anew is no longer the one of its place.
        onChange={(quote) => onChange({ quote, place: null })}
      />
      <BareField
        label={intl.formatMessage({ id: 'scheme.example.comment' })}
        value={example.comment[language]}
        onChange={(text) => onChange({ comment: { ...example.comment, [language]: text } })}
      />
    </section>
  );
}
