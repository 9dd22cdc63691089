import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Relation } from '../../../domain/model/annotation.ts';
import { relationChoices } from '../../../domain/model/relation-choices.ts';
import type { EndKind } from '../../../domain/model/relation-choices.ts';
import type { RelationLabel } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { Select } from '../../ui/select.tsx';
import { relabelled } from './newest-relation.ts';
import type { RelationChange } from './newest-relation.ts';
import styles from './relation-card.module.css';

interface RelationTypeProps {
  readonly relation: Relation;
  /** All of the scheme. */
  readonly labels: readonly RelationLabel[];
  /** What its two ends are; null where that is not known, or where it can only be read. */
  readonly ends: { readonly from: EndKind; readonly to: EndKind } | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onChange: (change: RelationChange) => void;
}

/** What a relation says; where the scheme allows another between the same ends, it can be chosen here. */
export function RelationType({ relation, labels, ends, language, theme, onChange }: RelationTypeProps) {
  const intl = useIntl();
  const label = labels.find(({ id }) => id === relation.label);
  const shown = <TypeName label={label} id={relation.label} language={language} theme={theme} />;
  const choices = ends === null ? [] : relationChoices(labels, ends.from, ends.to);
  const others = choices.filter((choice) => choice.label.id !== relation.label);
  if (others.length === 0) return shown;
  const options = [
    { id: relation.label, name: label?.names[language] ?? relation.label, content: shown },
    ...others.map(({ label: other }) => ({
      id: other.id,
      name: other.names[language],
      content: <TypeName label={other} id={other.id} language={language} theme={theme} />,
    })),
  ];
  return (
    <div className={styles.choice}>
      <Select
        look="heading"
        label={intl.formatMessage({ id: 'inspector.relationLabel' })}
        options={options}
        value={relation.label}
        onChange={(id) => {
          const choice = others.find((each) => each.label.id === id);
          if (choice !== undefined) onChange(relabelled(relation, choice));
        }}
      />
    </div>
  );
}

interface TypeNameProps extends Pick<RelationTypeProps, 'language' | 'theme'> {
  readonly label: RelationLabel | undefined;
  readonly id: string;
}

function TypeName({ label, id, language, theme }: TypeNameProps) {
  return (
    <span className={styles.name} style={label === undefined ? {} : { color: label.appearance[theme] }}>
      <LineSign colour={undefined} line={label?.appearance.underline ?? 'solid'} />
      <bdi>{label?.names[language] ?? id}</bdi>
    </span>
  );
}
