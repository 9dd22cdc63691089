import { Children, Fragment, isValidElement, useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { classes } from './classes.ts';
import { isolate } from './isolate.ts';
import { readSize, writeSize } from './pane-sizes.ts';
import styles from './panes.module.css';

interface PanesProps {
  /** The sizes are remembered under this name. */
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  /** `Pane`s, directly: between each two of them stands a line that can be moved, also by arrow keys. */
  readonly children: ReactNode;
}

/** Panes side by side (from where reading begins) or one above the other. */
export function Panes({ id, orientation, children }: PanesProps) {
  const panes = Children.toArray(children);
  return (
    <Group id={id} className={styles.group ?? ''} orientation={orientation} resizeTargetMinimumSize={{ fine: 9, coarse: 24 }}>
      {panes.map((pane, at) => {
        const before = panes[at - 1];
        const key = isValidElement(pane) ? pane.key : at;
        return (
          <Fragment key={key}>
            {before === undefined ? null : <Line orientation={orientation} label={labelOf(before, pane)} />}
            {pane}
          </Fragment>
        );
      })}
    </Group>
  );
}

/** A line is named for the pane whose size is set by it: the one that does not take what is left. */
function labelOf(before: ReactNode, after: ReactNode): string | undefined {
  for (const pane of [after, before]) {
    if (isValidElement<PaneProps>(pane) && pane.props.initialSize !== undefined) return pane.props.label;
  }
  return undefined;
}

function Line({ orientation, label }: { readonly orientation: PanesProps['orientation']; readonly label: string | undefined }) {
  const intl = useIntl();
  return (
    <Separator
      className={classes(styles.line, styles[orientation])}
      aria-label={
        label === undefined
          ? intl.formatMessage({ id: 'panes.line' })
          : intl.formatMessage({ id: 'panes.lineOf' }, { name: isolate(label) })
      }
    />
  );
}

/** Whether a pane is folded away, remembered under its name. */
export interface PaneFold {
  readonly isFolded: boolean;
  readonly setFolded: (isFolded: boolean) => void;
}

/** For a `Pane` that can be folded away, by its line or by whatever else calls `setFolded`. */
export function usePaneFold(id: string): PaneFold {
  const name = `${id}.folded`;
  const [isFolded, setState] = useState(() => readSize(name) === 1);
  const setFolded = useCallback(
    (next: boolean): void => {
      setState(next);
      writeSize(name, next ? 1 : 0);
    },
    [name],
  );
  return { isFolded, setFolded };
}

interface PaneProps {
  /** Unique in the window; its size is remembered under this name, or another where one is given. */
  readonly id: string;
  readonly sizeName?: string;
  /** In pixels; the pane without one takes what is left. */
  readonly initialSize?: number;
  /** In pixels. */
  readonly minimumSize: number;
  /** What the pane holds, in words: the line beside it is named so. */
  readonly label?: string;
  /** For a pane that can be folded away, from `usePaneFold`; what is in it is then out of reach. */
  readonly fold?: PaneFold;
  readonly children: ReactNode;
}

export function Pane({ id, sizeName = id, initialSize, minimumSize, fold, children }: PaneProps) {
  const panel = useRef<PanelImperativeHandle>(null);
  const [defaultSize] = useState(() => (initialSize === undefined ? undefined : (readSize(sizeName) ?? initialSize)));
  const canFold = fold !== undefined;
  const isFolded = fold?.isFolded ?? false;
  useEffect(() => {
    // A pane that has just come to others is not known to them yet.
    if (!canFold) return;
    if (isFolded) panel.current?.collapse();
    // The library remembers a size only from the same visit.
    else if (panel.current?.isCollapsed() === true) panel.current.resize(readSize(sizeName) ?? initialSize ?? minimumSize);
  }, [canFold, isFolded, sizeName, initialSize, minimumSize]);
  return (
    <Panel
      id={id}
      panelRef={panel}
      className={styles.pane ?? ''}
      minSize={minimumSize}
      collapsible={canFold}
      {...(defaultSize === undefined ? {} : { defaultSize: isFolded ? 0 : defaultSize, groupResizeBehavior: 'preserve-pixel-size' })}
      onResize={({ inPixels }, _id, before) => {
        if (before === undefined || initialSize === undefined) return;
        const isNowFolded = inPixels < 1;
        if (fold !== undefined && isNowFolded !== fold.isFolded) fold.setFolded(isNowFolded);
        if (!isNowFolded) writeSize(sizeName, inPixels);
      }}
    >
      <div className={styles.content} inert={isFolded}>
        {children}
      </div>
    </Panel>
  );
}
