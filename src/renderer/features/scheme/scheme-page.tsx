import { useIntl } from 'react-intl';
import { Notice } from '../../ui/notice.tsx';

/** The scheme of the project, where it is read and changed. */
export function SchemePage() {
  const intl = useIntl();
  return <Notice title={intl.formatMessage({ id: 'scheme.title' })} text="" />;
}
