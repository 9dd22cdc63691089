import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { keys } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import type { DeskData } from '../desk/desk-data.ts';
import type { FindControl } from '../find/use-find.ts';
import { Ruler } from './ruler.tsx';

interface DeskRulerProps {
  readonly data: DeskData;
  readonly visible: readonly SpanView[];
  readonly surface: TextSurface;
  readonly find: FindControl;
  readonly theme: ResolvedTheme;
}

const none = [] as const;

/** The ruler of one document: what of it is shown, found and suggested. */
export function DeskRuler({ data, visible, surface, find, theme }: DeskRulerProps) {
  const { detail, scheme, ownId } = data;
  const bridge = useBridge();
  const document = detail.document.id;
  const suggestions = useQuery({
    queryKey: keys.suggestions(document),
    queryFn: () => bridge.call('suggestions.list', { document }),
  });
  const suggested = useMemo(
    () =>
      (suggestions.data ?? []).flatMap(({ status, content }) =>
        status === 'open' && content.kind === 'span' && content.span.revision === detail.revision.id
          ? content.span.fragments.map(({ start, end }) => ({ start, end }))
          : [],
      ),
    [suggestions.data, detail.revision.id],
  );
  const excluded = useMemo(() => detail.segments.filter((segment) => segment.excluded), [detail.segments]);
  return (
    <Ruler
      surface={surface}
      spans={visible}
      ownId={ownId}
      labels={scheme.spans}
      theme={theme}
      hits={find.isOpen ? find.found.hits : none}
      suggestions={suggested}
      excluded={excluded}
    />
  );
}
