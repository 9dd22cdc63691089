import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { classes } from '../../ui/classes.ts';
import choiceStyles from '../../ui/choice-list.module.css';
import fieldStyles from '../../ui/field.module.css';
import menuStyles from '../../ui/menu.module.css';
import styles from './story-field.module.css';

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
      className={classes(fieldStyles.field)}
      value={value ?? NONE}
      onChange={(key) => onChange(key === NONE || key === null ? null : String(key))}
    >
      <Label className={classes(fieldStyles.label)}>{intl.formatMessage({ id: 'details.story' })}</Label>
      <Button className={classes(fieldStyles.input, styles.button)}>
        <SelectValue className={classes(styles.value)} />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={classes(menuStyles.popover)}>
        <ListBox className={classes(menuStyles.menu, styles.list)}>
          <ListBoxItem id={NONE} className={classes(choiceStyles.item)}>
            <FormattedMessage id="details.noStory" />
          </ListBoxItem>
          {stories.map((story) => (
            <ListBoxItem key={story.id} id={story.id} textValue={story.title} className={classes(choiceStyles.item)}>
              <bdi>{story.title}</bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
