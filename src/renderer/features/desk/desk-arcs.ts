import { useEffect, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { createArcs } from '../../document/overlay/arcs.ts';
import type { Arc } from '../../document/overlay/arcs.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import { arcsOfSpan } from '../spans/relation-arcs.ts';
import type { DeskData } from './desk-data.ts';
import type { DeskControl } from './use-desk.ts';

interface ArcsInput {
  readonly surface: TextSurface | null;
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
}

/** Draws the relations of the selected span, and the link that is being made. */
export function useArcs({ surface, desk, data, language, theme }: ArcsInput): void {
  const intl = useIntl();
  const { selected } = desk.state;
  const { fromHere, candidateHere } = desk.linking;
  const { spanOf, relations, scheme, detail } = data;
  const arcs = useMemo(() => (surface === null ? null : createArcs(surface.overlay.renew)), [surface]);
  useEffect(() => (arcs === null ? undefined : surface?.overlay.add(arcs.layer)), [surface, arcs]);

  const wanted = useMemo((): Arc[] => {
    if (selected === null) return [];
    const shown = arcsOfSpan(selected, relations, {
      spans: spanOf,
      document: detail.document,
      labels: scheme.relations,
      language,
      theme,
      elsewhere: intl.formatMessage({ id: 'desk.elsewhere' }),
    });
    const first = fromHere === null ? undefined : spanOf.get(fromHere);
    const second = candidateHere === null ? undefined : spanOf.get(candidateHere);
    if (first === undefined || second === undefined) return shown;
    return [
      ...shown,
      {
        id: 'provisional',
        from: first.fragments,
        to: second.fragments,
        fromName: first.quote,
        toName: second.quote,
        colour: 'currentColor',
        line: 'dashed',
        directed: false,
        name: '',
        provisional: true,
      },
    ];
  }, [selected, relations, spanOf, detail.document, scheme.relations, language, theme, intl, fromHere, candidateHere]);
  useEffect(() => arcs?.show(wanted), [arcs, wanted]);
}
