import { useIntl } from 'react-intl';
import { Select } from '../../ui/select.tsx';

interface StoryFieldProps {
  readonly stories: readonly { readonly id: string; readonly title: string }[];
  readonly value: string | null;
  readonly onChange: (story: string | null) => void;
}

const NONE = 'none';

/** The story that a document belongs to, or none. */
export function StoryField({ stories, value, onChange }: StoryFieldProps) {
  const intl = useIntl();
  return (
    <Select
      look="form"
      label={intl.formatMessage({ id: 'details.story' })}
      options={[
        { id: NONE, name: intl.formatMessage({ id: 'details.noStory' }) },
        ...stories.map(({ id, title }) => ({ id, name: title })),
      ]}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
    />
  );
}
