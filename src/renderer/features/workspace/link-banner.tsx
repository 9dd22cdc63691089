import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.tsx';
import styles from './link-banner.module.css';
import { useWorkspace, useWorkspaceState } from './workspace.tsx';

/** Where no document is shown, it is said that a link waits for its other end, and from where. */
export function LinkBanner() {
  const workspace = useWorkspace();
  const link = useWorkspaceState('link');
  if (link === null) return null;
  const { span, title } = link.from;
  return (
    <div role="status" className={styles.banner}>
      <span>
        <FormattedMessage
          id="workspace.linking"
          values={{ quote: <bdi className={styles.quote}>{span.quote}</bdi>, title: <bdi>{title}</bdi> }}
        />
      </span>
      <Button onPress={() => workspace.open(span.document, { span: span.id })}>
        <FormattedMessage id="workspace.backToLink" />
      </Button>
      <Button look="quiet" onPress={() => workspace.dispatchLink({ type: 'end' })}>
        <FormattedMessage id="action.cancel" />
      </Button>
    </div>
  );
}
