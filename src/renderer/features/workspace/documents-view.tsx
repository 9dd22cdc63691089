import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import { passage, resumeWork } from '../../app/focus.ts';
import type { View } from '../../app/location.ts';
import { useDocument } from '../../app/queries.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { Pane, Panes, usePaneFold } from '../../ui/panes.tsx';
import { Desk } from '../desk/desk.tsx';
import { DocumentPicker } from './document-picker.tsx';
import styles from './documents-view.module.css';
import { useWorkspace, useWorkspaceState } from './workspace.tsx';
import type { DeskSide } from './workspace-store.ts';

interface DocumentsViewProps {
  readonly view: Extract<View, { name: 'document' }>;
  readonly settings: Settings;
}

/** Half of what two texts and the pane beside them have on a small screen, in pixels. */
const SECOND_TEXT = 440;

/** One document, or two side by side, over one foot and with one pane beside them. */
export function DocumentsView({ view, settings }: DocumentsViewProps) {
  const intl = useIntl();
  const workspace = useWorkspace();
  const active = useWorkspaceState('active');
  const fold = usePaneFold('side');
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const [pane, setPane] = useState<HTMLElement | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const { id, beside } = view;
  const hasOther = beside !== undefined;

  const desk = (document: string, side: DeskSide) => {
    const isActive = !hasOther || active === side;
    const place = { side, isActive, hasOther, foot, pane, fold, onOpenBeside: () => setChoosing(true) };
    return (
      <Framed document={document} isOneOfTwo={hasOther} isActive={isActive} side={side}>
        <Desk key={document} id={document} settings={settings} place={place} />
      </Framed>
    );
  };

  return (
    <>
      <Panes id="desk" orientation="horizontal">
        <Pane id="text" minimumSize={360}>
          <div className={styles.texts}>
            <Panes id="texts" orientation="horizontal">
              {/* By document: when the first is closed, the second stays what it is and only takes its place. */}
              <Pane key={id} id={`text-${id}`} minimumSize={260}>
                {desk(id, 'first')}
              </Pane>
              {hasOther ? (
                <Pane
                  key={beside}
                  id={`text-${beside}`}
                  sizeName="second-text"
                  initialSize={SECOND_TEXT}
                  minimumSize={260}
                  label={intl.formatMessage({ id: 'workspace.second' })}
                >
                  {desk(beside, 'second')}
                </Pane>
              ) : null}
            </Panes>
            <div ref={setFoot} className={styles.foot} />
          </div>
        </Pane>
        <Pane id="side" initialSize={352} minimumSize={260} label={intl.formatMessage({ id: 'desk.side' })} fold={fold}>
          <div ref={setPane} className={styles.pane} />
        </Pane>
      </Panes>
      {isChoosing ? (
        <DocumentPicker
          label={intl.formatMessage({ id: 'workspace.openBeside' })}
          without={hasOther ? [id, beside] : [id]}
          onChoose={(document) => {
            setChoosing(false);
            // The dialog gives the keyboard back first.
            resumeWork(() => workspace.open(document, { beside: true }));
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}

interface FramedProps {
  readonly document: string;
  readonly isOneOfTwo: boolean;
  readonly isActive: boolean;
  readonly side: DeskSide;
  readonly children: ReactNode;
}

/** Two texts have a bar each with what they are; one on its own needs none. */
function Framed({ document, isOneOfTwo, isActive, side, children }: FramedProps) {
  const intl = useIntl();
  const workspace = useWorkspace();
  const detail = useDocument(document).data?.document;
  const name = detail === undefined ? '' : detail.publisher === null ? detail.title : `${detail.publisher} · ${detail.title}`;
  return (
    <section
      className={classes(styles.one, isOneOfTwo && styles.oneOfTwo)}
      {...(isOneOfTwo ? { 'aria-label': intl.formatMessage({ id: `workspace.side.${side}` }, { title: isolate(name) }) } : {})}
    >
      {isOneOfTwo ? (
        <div className={classes(styles.bar, isActive && styles.active)} {...passage}>
          <span className={styles.name}>
            <bdi>{name}</bdi>
          </span>
          <IconButton
            label={intl.formatMessage({ id: 'workspace.leave' }, { title: isolate(name) })}
            onPress={() => {
              // What stays is the other one.
              workspace.activate(side === 'first' ? 'second' : 'first');
              workspace.closeBeside();
            }}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ) : null}
      {children}
    </section>
  );
}
