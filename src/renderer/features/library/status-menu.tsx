import { useRef } from 'react';
import { Popover } from 'react-aria-components';
import { useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { layerStatuses } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useFocusBelowAfterwards } from '../../ui/arrival.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { classes } from '../../ui/classes.ts';
import menuStyles from '../../ui/menu.module.css';
import { StatusShape } from '../../ui/status-shape.tsx';
import { statusOf } from './library-filter.ts';

export interface StatusMenuOpening {
  readonly document: string;
  readonly button: HTMLElement;
}

interface StatusMenuProps {
  readonly opening: StatusMenuOpening;
  readonly summary: DocumentSummary;
  readonly person: string | null;
  readonly onClose: () => void;
}

/** Chooses one's own status of a document. One menu serves all rows: a menu in each would slow scrolling down. */
export function StatusMenu({ opening, summary, person, onClose }: StatusMenuProps) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const trigger = useRef<HTMLElement>(opening.button);
  const status = statusOf(summary, person);
  const label = intl.formatMessage({ id: 'library.column.status' });
  useFocusBelowAfterwards();
  return (
    <Popover
      className={classes(menuStyles.popover)}
      aria-label={label}
      triggerRef={trigger}
      placement="bottom start"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <ChoiceList
        label={label}
        entries={layerStatuses.map((each) => ({
          id: each,
          label: intl.formatMessage({ id: `status.${each}` }),
          shape: <StatusShape status={each} />,
        }))}
        chosen={status}
        onChoose={(chosen) => {
          onClose();
          if (chosen !== status) {
            void attempt(() => bridge.call('layers.update', { document: summary.id, status: chosen }));
          }
        }}
      />
    </Popover>
  );
}
