import type { ReactNode } from 'react';

interface PanesProps {
  /** The sizes are remembered under this name. */
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

export function Panes({ orientation, children }: PanesProps) {
  return (
    <div style={{ display: 'flex', flexDirection: orientation === 'horizontal' ? 'row' : 'column', blockSize: '100%' }}>
      {children}
    </div>
  );
}

interface PaneProps {
  readonly id: string;
  /** In pixels; the pane without one takes what is left. */
  readonly initialSize?: number;
  readonly minimumSize: number;
  readonly children: ReactNode;
}

export function Pane({ initialSize, minimumSize, children }: PaneProps) {
  return (
    <div style={initialSize === undefined ? { flex: 1, minInlineSize: minimumSize, minBlockSize: 0 } : { flexBasis: initialSize, minBlockSize: 0 }}>
      {children}
    </div>
  );
}
