import { CornerUpRight } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { GuidelineExample } from '../../../domain/model/scheme.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './guideline.module.css';

interface GuidelineExamplesProps {
  readonly examples: readonly GuidelineExample[];
  readonly language: Settings['language'];
  readonly onJump?: (example: GuidelineExample) => void;
}

/** What shows how a label is used, and then how it is not. */
export function GuidelineExamples({ examples, language, onJump }: GuidelineExamplesProps) {
  const intl = useIntl();
  return (['example', 'counter-example'] as const).map((kind) => {
    const own = examples.filter((example) => example.kind === kind);
    if (own.length === 0) return null;
    return (
      <section key={kind} className={styles.examples}>
        <h4 className={styles.subheading}>
          <FormattedMessage id={kind === 'example' ? 'guideline.examples' : 'guideline.counterExamples'} />
        </h4>
        <ul>
          {own.map((example, at) => (
            <li key={`${at}`} className={styles.example}>
              <blockquote className={styles.quote}>
                {example.quote === null ? <FormattedMessage id="guideline.exampleGone" /> : <bdi>{example.quote}</bdi>}
              </blockquote>
              {onJump === undefined || example.place === null || example.quote === null ? null : (
                <IconButton label={intl.formatMessage({ id: 'guideline.jump' })} onPress={() => onJump(example)}>
                  <CornerUpRight aria-hidden />
                </IconButton>
              )}
              {example.comment[language] === '' ? null : (
                <p className={styles.comment}>
                  <bdi>{example.comment[language]}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
