import { useMemo } from 'react';
import { classes } from '../../ui/classes.ts';
import styles from './guideline.module.css';
import { markdownBlocks } from './markdown-blocks.ts';
import type { MarkdownRun } from './markdown-blocks.ts';

/** A guideline as it is read, in its own language’s direction; a block in another script runs as that does. */
export function MarkdownText({ text, language }: { readonly text: string; readonly language: 'ar' | 'en' }) {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return (
    <div className={styles.prose} dir={language === 'ar' ? 'rtl' : 'ltr'} lang={language}>
      {blocks.map((block, at) => {
        // Blocks have no identity of their own.
        const key = `${at}`;
        if ('items' in block) {
          const List = block.kind === 'bullets' ? 'ul' : 'ol';
          return (
            <List key={key} className={styles[block.kind]}>
              {block.items.map((runs, item) => (
                <li key={`${item}`} dir="auto">
                  <Runs runs={runs} />
                </li>
              ))}
            </List>
          );
        }
        return (
          <p key={key} dir="auto" className={classes(block.kind === 'heading' && styles.subheading)}>
            <Runs runs={block.runs} />
          </p>
        );
      })}
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly MarkdownRun[] }) {
  return runs.map(({ text, isBold, isItalic }, at) => {
    const key = `${at}`;
    const inner = isItalic ? <em key={key}>{text}</em> : text;
    return isBold ? <strong key={key}>{inner}</strong> : inner;
  });
}
