import { useEffect } from 'react';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { applyHighlightStyles } from '../../document/highlight-styles.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';

/** The labels' looks, for as long as the desk is shown. */
export function useHighlightStyles(labels: readonly SpanLabel[], theme: ResolvedTheme): void {
  useEffect(() => applyHighlightStyles(labels, theme), [labels, theme]);
}
