import { Link2, Quote as QuoteIcon, TextCursor, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { useShortcutWords } from '../../app/commands.tsx';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { Select } from '../../ui/select.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { useKeyWords } from '../shortcuts/key-mark.tsx';
import styles from './inspector-head.module.css';

interface InspectorHeadProps {
  readonly span: SpanView;
  readonly isOwn: boolean;
  readonly owner: string;
  readonly labels: readonly SpanLabel[];
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onRelabel: (label: string) => void;
  readonly onLink: () => void;
  readonly onReshape: () => void;
  readonly onQuote: () => void;
  readonly onRemove: () => void;
}

/** What the span is, what it quotes and whose it is, with what can be done to it as a whole. */
export function InspectorHead(props: InspectorHeadProps) {
  const { span, isOwn, owner, labels, language, theme, onRelabel, onLink, onReshape, onQuote, onRemove } = props;
  const intl = useIntl();
  const optionOf = (label: SpanLabel): SelectOption => ({
    id: label.id,
    name: label.names[language],
    content: <LabelName label={label} language={language} theme={theme} />,
    ...(label.shortcut === null ? {} : { shortcut: label.shortcut.toUpperCase() }),
  });
  const current = labels.find(({ id }) => id === span.label);
  const key = useKeyWords();
  const copyKey = useShortcutWords('copy-quotation');
  const options = labels.filter(({ id, retired }) => !retired || id === span.label).map(optionOf);
  const unknown = <UnknownLabel id={span.label} />;
  if (current === undefined) options.unshift({ id: span.label, name: span.label, content: unknown });
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <div className={styles.label}>
          {isOwn ? (
            <Select
              look="heading"
              label={intl.formatMessage({ id: 'inspector.label' })}
              options={options}
              value={span.label}
              onChange={onRelabel}
            />
          ) : (
            <div className={styles.fixed}>
              {current === undefined ? unknown : <LabelName label={current} language={language} theme={theme} />}
            </div>
          )}
        </div>
        <div className={styles.copy}>
          <IconButton label={intl.formatMessage({ id: 'inspector.quote' })} shortcut={copyKey} onPress={onQuote}>
            <QuoteIcon aria-hidden />
          </IconButton>
        </div>
      </div>
      <Quote key={span.quote} quote={span.quote} />
      {isOwn ? (
        <div className={styles.actions}>
          <ActionButton shortcut={key('/')} onPress={onLink} icon={<Link2 aria-hidden />}>
            <FormattedMessage id="inspector.link" />
          </ActionButton>
          <ActionButton shortcut={key('\\')} onPress={onReshape} icon={<TextCursor aria-hidden />}>
            <FormattedMessage id="inspector.reshape" />
          </ActionButton>
          <ActionButton shortcut={key('Delete')} onPress={onRemove} icon={<Trash2 aria-hidden />}>
            <FormattedMessage id="inspector.remove" />
          </ActionButton>
        </div>
      ) : (
        <p className={styles.why}>
          <FormattedMessage id="inspector.readOnly" values={{ owner: <bdi className={styles.owner}>{owner}</bdi> }} />
        </p>
      )}
    </header>
  );
}

interface LabelNameProps {
  readonly label: SpanLabel;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
}

function LabelName({ label, language, theme }: LabelNameProps) {
  const colour = label.appearance[theme];
  return (
    <span className={styles.name} style={{ color: colour }}>
      <LineSign colour={undefined} line={label.appearance.underline} letters={label.tag[language]} />
      <bdi>{label.names[language]}</bdi>
    </span>
  );
}

/** A label that the scheme lacks: the text shows its spans in grey with a question mark. */
function UnknownLabel({ id }: { readonly id: string }) {
  return (
    <span className={styles.name}>
      <LineSign colour={undefined} line="solid" letters="?" />
      <bdi>{id}</bdi>
    </span>
  );
}

interface ActionButtonProps {
  /** Null where the person has taken it away. */
  readonly shortcut: string | null;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onPress: () => void;
}

function ActionButton({ shortcut, icon, children, onPress }: ActionButtonProps) {
  return (
    <AriaButton className={classes(styles.action)} onPress={onPress}>
      {icon}
      {children}
      {shortcut === null ? null : (
        <kbd dir="ltr" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </AriaButton>
  );
}

/** The quote in the reading face; a long one shows its beginning until it is asked for. */
function Quote({ quote }: { readonly quote: string }) {
  const element = useRef<HTMLQuoteElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const measure = (): void => setLong((before) => (isOpen ? before : box.scrollHeight > box.clientHeight + 1));
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    return () => sizes.disconnect();
  }, [isOpen]);
  return (
    <div className={styles.quoted}>
      <blockquote ref={element} className={classes(styles.quote, !isOpen && styles.clamped)} dir="auto">
        {quote}
      </blockquote>
      {isLong ? (
        <AriaButton className={classes(styles.more)} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <FormattedMessage id={isOpen ? 'inspector.less' : 'inspector.more'} />
        </AriaButton>
      ) : null}
    </div>
  );
}
