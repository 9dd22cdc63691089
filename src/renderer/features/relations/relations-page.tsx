import { useIntl } from 'react-intl';
import { Notice } from '../../ui/notice.tsx';

/** All relations of the project. */
export function RelationsPage() {
  const intl = useIntl();
  return <Notice title={intl.formatMessage({ id: 'relations.title' })} text="" />;
}
