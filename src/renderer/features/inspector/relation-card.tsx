import { ArrowLeftRight, ArrowRight, StickyNote, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { RelationLabel } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { useNewestRelation } from './newest-relation.ts';
import styles from './relation-card.module.css';
import { useShownEnd } from './relation-ends.ts';
import type { RelationDirection, RelationFromHere, ShownEnd } from './relation-ends.ts';
import { RelationNote } from './relation-note.tsx';
import { RelationType } from './relation-type.tsx';

interface RelationCardProps {
  readonly entry: RelationFromHere;
  /** The span that it is read from. */
  readonly self: Pick<SpanView, 'id' | 'label'>;
  /** All relations of the scheme, which may no longer have this one. */
  readonly labels: readonly RelationLabel[];
  readonly canChange: boolean;
  /** Whose it is; null where that is said above already. */
  readonly owner: string | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly here: { readonly id: string; readonly title: string };
  readonly actions: AnnotationActions;
  readonly onJump: (span: string) => void;
}

/** One relation, read from the span that is shown: what it says, of what, and its attributes. */
export function RelationCard(props: RelationCardProps) {
  const { entry, self, labels, canChange, owner, language, theme, spans, here, actions, onJump } = props;
  const { direction, other } = entry;
  const intl = useIntl();
  const [relation, change] = useNewestRelation(entry.relation, here.id, actions);
  const end = useShownEnd(other, spans, here);
  const label = labels.find(({ id }) => id === relation.label);
  const name = label?.names[language] ?? relation.label;
  const [isNoting, setNoting] = useState(false);
  const hasNote = isNoting || relation.note !== '';
  const noteField = useRef<HTMLDivElement>(null);
  // Opened by hand it takes the keyboard.
  useEffect(() => {
    if (isNoting) noteField.current?.querySelector('textarea')?.focus();
  }, [isNoting]);
  const isFromSelf = relation.from.kind === 'span' && relation.from.id === self.id;
  const selfEnd = { kind: 'span', label: self.label } as const;
  const ends =
    end.end === null || !canChange
      ? null
      : { from: isFromSelf ? selfEnd : end.end, to: isFromSelf ? end.end : selfEnd };
  const text = end.text ?? intl.formatMessage({ id: 'inspector.end.unknown' });
  const quote = <EndButton end={end} text={text} {...(other.kind === 'span' ? { onPress: () => onJump(other.id) } : {})} />;
  const type = (
    <div className={styles.type}>
      <RelationType
        relation={relation}
        labels={labels}
        ends={ends}
        language={language}
        theme={theme}
        onChange={(what) => void change(what)}
      />
      <DirectionSign direction={direction} />
      {direction === 'incoming' ? (
        <span className={styles.this}>
          <FormattedMessage id="inspector.thisSpan" />
        </span>
      ) : null}
    </div>
  );
  return (
    <li
      className={styles.card}
      aria-label={intl.formatMessage(
        { id: `inspector.reading.${direction}` },
        { relation: isolate(name), end: isolate(text) },
      )}
    >
      {/* An incoming relation is read from its other end to this one. */}
      <div className={styles.sentence}>
        {direction === 'incoming' ? (
          <>
            {quote}
            {type}
          </>
        ) : (
          <>
            {type}
            {quote}
          </>
        )}
      </div>
      {canChange ? (
        <div className={styles.actions}>
          {hasNote ? null : (
            <IconButton
              label={intl.formatMessage({ id: 'inspector.noteRelation' }, { relation: isolate(name) })}
              onPress={() => setNoting(true)}
            >
              <StickyNote aria-hidden />
            </IconButton>
          )}
          <IconButton
            label={intl.formatMessage({ id: 'inspector.removeRelation' }, { relation: isolate(name) })}
            onPress={() => void actions.removeRelations([relation.id])}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ) : null}
      {end.elsewhere === null ? null : (
        <p className={styles.about}>
          {end.elsewhere.title === null ? (
            <FormattedMessage id="inspector.end.elsewhere" />
          ) : (
            <FormattedMessage id="inspector.end.in" values={{ title: <bdi>{end.elsewhere.title}</bdi> }} />
          )}
        </p>
      )}
      {owner === null ? null : (
        <p className={styles.about}>
          <FormattedMessage id="inspector.by" values={{ owner: <bdi>{owner}</bdi> }} />
        </p>
      )}
      <div className={styles.attributes}>
        <AttributeFields
          definitions={label?.attributes ?? []}
          values={relation.attributes}
          language={language}
          onChange={canChange ? (attribute, value) => change({ attributes: { [attribute]: value } }) : null}
        />
      </div>
      <div ref={noteField} className={styles.attributes}>
        <RelationNote
          note={relation.note}
          isOpen={hasNote}
          onSave={canChange ? (words) => change({ note: words }) : null}
        />
      </div>
    </li>
  );
}

function DirectionSign({ direction }: { readonly direction: RelationDirection }) {
  const Arrow = direction === 'symmetric' ? ArrowLeftRight : ArrowRight;
  return <Arrow aria-hidden className={styles.arrow} />;
}

interface EndButtonProps {
  readonly end: ShownEnd;
  readonly text: string;
  readonly onPress?: () => void;
}

/** What the other end says; pressed, it is gone to. */
function EndButton({ end, text, onPress }: EndButtonProps) {
  const intl = useIntl();
  const words = <bdi className={styles.words}>{text}</bdi>;
  const className = classes(styles.end, end.kind === 'document' ? styles.title : styles.quote);
  if (end.elsewhere !== null || onPress === undefined) return <div className={className}>{words}</div>;
  return (
    <AriaButton
      className={className}
      aria-label={intl.formatMessage({ id: 'inspector.jump' }, { end: isolate(text) })}
      onPress={onPress}
    >
      {words}
    </AriaButton>
  );
}
