import { StickyNote, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Relation } from '../../../domain/model/annotation.ts';
import type { EndKind } from '../../../domain/model/relation-choices.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { IconButton } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { LinkedFrom } from './linked-from.tsx';
import { reversed, useNewestRelation } from './newest-relation.ts';
import { CardEndView } from './relation-card-end.tsx';
import type { OpenPlace } from './relation-card-end.tsx';
import styles from './relation-card.module.css';
import { DirectionSign } from './relation-direction.tsx';
import type { CardEnd, RelationDirection } from './relation-ends.ts';
import { RelationNote } from './relation-note.tsx';
import { RelationType } from './relation-type.tsx';

interface RelationCardProps {
  readonly relation: Relation;
  readonly from: CardEnd;
  readonly to: CardEnd;
  /** How it is read: from one of its ends, or as a sentence of its own. */
  readonly direction: RelationDirection;
  /** The end that is shown above anyway; null where neither is. */
  readonly self: 'from' | 'to' | null;
  readonly scheme: Scheme;
  readonly canChange: boolean;
  /** Whose it is; null where that is said above already. */
  readonly owner: string | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly actions: AnnotationActions;
  readonly onOpen: OpenPlace;
}

/** One relation: both its quotes in the order of reading, what it says of them, and its attributes. */
export function RelationCard(props: RelationCardProps) {
  const { from, to, direction, self, scheme, canChange, owner, language, theme, actions, onOpen } = props;
  const intl = useIntl();
  const labels = scheme.relations;
  const [relation, change] = useNewestRelation(props.relation, props.relation.document, actions);
  const label = labels.find(({ id }) => id === relation.label);
  const name = label?.names[language] ?? relation.label;
  const [isNoting, setNoting] = useState(false);
  const hasNote = isNoting || relation.note !== '';
  const noteField = useRef<HTMLDivElement>(null);
  // Opened by hand it takes the keyboard.
  useEffect(() => {
    if (isNoting) noteField.current?.querySelector('textarea')?.focus();
  }, [isNoting]);
  const ends = canChange ? kindsOf(from, to) : null;
  const turned = ends === null ? null : reversed(relation, labels, ends);
  // What is symmetric is read from the end that is looked at.
  const isSwapped = direction === 'symmetric' && self === 'to';
  const [first, second] = isSwapped ? [to, from] : [from, to];
  const other = self === 'from' ? to : from;
  const words = ({ text, absent }: CardEnd): string =>
    text ?? (absent === 'reading' ? '…' : intl.formatMessage({ id: 'inspector.end.unknown' }));
  return (
    <li
      className={styles.card}
      data-relation={relation.id}
      aria-label={
        self === null
          ? intl.formatMessage({ id: 'inspector.reading.sentence' }, { from: isolate(words(from)), relation: isolate(name), to: isolate(words(to)) })
          : intl.formatMessage({ id: `inspector.reading.${direction}` }, { relation: isolate(name), end: isolate(words(other)) })
      }
    >
      <div className={styles.sentence}>
        <CardEndView end={first} isSelf={self !== null && first !== other} onOpen={onOpen} />
        <div className={styles.type}>
          <RelationType
            relation={relation}
            labels={labels}
            ends={ends}
            language={language}
            theme={theme}
            onChange={(what) => void change(what)}
          />
          <DirectionSign
            isSymmetric={label?.symmetric ?? false}
            label={intl.formatMessage({ id: 'inspector.reverse' }, { relation: isolate(name) })}
            onReverse={turned === null ? null : () => void change(turned)}
          />
        </div>
        <CardEndView end={second} isSelf={self !== null && second !== other} onOpen={onOpen} />
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
          onSave={canChange ? (written) => change({ note: written }) : null}
        />
      </div>
      <div className={styles.linked}>
        {(self === null ? [from, to] : [other])
          .filter(({ end, absent }) => end.kind === 'span' && absent === null)
          .map((end) => (
            <LinkedFrom
              key={end.end.id}
              of={end}
              isNamed={self === null}
              past={new Set([relation.id])}
              scheme={scheme}
              language={language}
              theme={theme}
              here={self === null ? null : (self === 'from' ? from : to).document}
              onOpen={onOpen}
            />
          ))}
      </div>
    </li>
  );
}

function kindsOf(from: CardEnd, to: CardEnd): { readonly from: EndKind; readonly to: EndKind } | null {
  if (from.kind === null || to.kind === null || from.absent !== null || to.absent !== null) return null;
  return { from: from.kind, to: to.kind };
}
