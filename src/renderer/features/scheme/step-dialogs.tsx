import { useState } from 'react';
import { Form } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { LabelKind } from '../../../domain/model/scheme-step.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { draftMerge, draftSplit, draftValue, type SchemeDraft } from '../../../domain/scheme-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import { Select } from '../../ui/select.tsx';
import { labelAt, labelIds, listOf, slugFrom, type LabelPlace } from './label-places.ts';
import { NamesFields } from './names-fields.tsx';
import { withNewLabel } from './new-labels.ts';
import styles from './scheme.module.css';

/** A small question whose answer makes a step, or a new label. */
export type StepDialog =
  | { readonly kind: 'new'; readonly label: LabelKind }
  | { readonly kind: 'merge'; readonly place: LabelPlace }
  | { readonly kind: 'split'; readonly place: LabelPlace & { readonly kind: 'span' | 'relation' }; readonly attribute: string }
  | { readonly kind: 'value'; readonly place: LabelPlace; readonly attribute: string | null; readonly value: string };

interface StepDialogsProps {
  readonly dialog: StepDialog | null;
  readonly content: Scheme;
  readonly language: Settings['language'];
  readonly onChange: (change: (draft: SchemeDraft) => SchemeDraft) => void;
  readonly onShow: (place: LabelPlace) => void;
  readonly onClose: () => void;
}

/** Shows the question that is asked, if any. */
export function StepDialogs(props: StepDialogsProps) {
  const { dialog } = props;
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'new':
      return <NewLabelDialog {...props} label={dialog.label} />;
    case 'merge':
      return <MergeDialog {...props} place={dialog.place} />;
    case 'split':
      return <SplitDialog {...props} place={dialog.place} attribute={dialog.attribute} />;
    case 'value':
      return <ValueDialog {...props} {...dialog} />;
  }
}

type Common = Omit<StepDialogsProps, 'dialog'>;
const noNames = { ar: '', en: '' };
const unproblematic = { ar: undefined, en: undefined };

interface AnswerProps {
  readonly title: string;
  readonly action: string;
  readonly isReady: boolean;
  readonly onAnswer: () => void;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

function Question({ title, action, isReady, onAnswer, onClose, children }: AnswerProps) {
  return (
    <Dialog isOpen title={title} staysOnPressOutside onClose={onClose}>
      <Form
        className={styles.question ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onAnswer();
          onClose();
        }}
      >
        {children}
        <DialogActions>
          <Button onPress={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button type="submit" look="primary" isDisabled={!isReady}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function NewLabelDialog({ label: kind, content, onChange, onShow, onClose }: Common & { readonly label: LabelKind }) {
  const intl = useIntl();
  const [names, setNames] = useState(noNames);
  return (
    <Question
      title={intl.formatMessage({ id: `scheme.add.${kind}` })}
      action={intl.formatMessage({ id: 'scheme.add' })}
      isReady={names.ar.trim() !== '' && names.en.trim() !== ''}
      onAnswer={() => {
        const made = withNewLabel(content, kind, names);
        onChange((draft) => ({ ...draft, content: made.content }));
        onShow({ kind, id: made.id });
      }}
      onClose={onClose}
    >
      <NamesFields names={names} problems={unproblematic} autoFocus onChange={setNames} />
    </Question>
  );
}

function MergeDialog({ place, content, language, onChange, onShow, onClose }: Common & { readonly place: LabelPlace }) {
  const intl = useIntl();
  const [into, setInto] = useState<string | null>(null);
  const label = labelAt(content, place);
  const others = content[listOf(place.kind)].filter(({ id, retired }) => id !== place.id && !retired);
  const name = label?.names[language] ?? place.id;
  return (
    <Question
      title={intl.formatMessage({ id: 'scheme.merge.title' }, { name: isolate(name) })}
      action={intl.formatMessage({ id: 'scheme.merge.do' })}
      isReady={into !== null}
      onAnswer={() => {
        if (into === null) return;
        onChange((draft) => draftMerge(draft, place.kind, place.id, into));
        onShow({ kind: place.kind, id: into });
      }}
      onClose={onClose}
    >
      <p className={styles.about}>
        <FormattedMessage id="scheme.merge.about" />
      </p>
      <Select
        look="form"
        label={intl.formatMessage({ id: 'scheme.merge.into' })}
        placeholder={intl.formatMessage({ id: 'scheme.choose' })}
        value={into}
        options={others.map(({ id, names }) => ({ id, name: names[language] }))}
        onChange={setInto}
      />
    </Question>
  );
}

interface SplitDialogProps extends Common {
  readonly place: LabelPlace & { readonly kind: 'span' | 'relation' };
  readonly attribute: string;
}

const NEW_LABEL = '+';

function SplitDialog({ place, attribute, content, language, onChange, onShow, onClose }: SplitDialogProps) {
  const intl = useIntl();
  const [value, setValue] = useState<string | null>(null);
  const [into, setInto] = useState(NEW_LABEL);
  const [names, setNames] = useState(noNames);
  const label = labelAt(content, place);
  const definition = label !== undefined && 'attributes' in label ? label.attributes.find(({ id }) => id === attribute) : undefined;
  if (label === undefined || definition === undefined) return null;
  const isBoolean = definition.kind === 'boolean';
  const values = isBoolean
    ? [
        { id: 'true', name: intl.formatMessage({ id: 'inspector.yes' }) },
        { id: 'false', name: intl.formatMessage({ id: 'inspector.no' }) },
      ]
    : definition.values.map((each) => ({ id: each.id, name: each.names[language] }));
  const others = content[listOf(place.kind)].filter(({ id, retired }) => id !== place.id && !retired);
  const isNew = into === NEW_LABEL;
  return (
    <Question
      title={intl.formatMessage({ id: 'scheme.split.title' }, { name: isolate(label.names[language]), attribute: isolate(definition.names[language]) })}
      action={intl.formatMessage({ id: 'scheme.split.do' })}
      isReady={value !== null && (!isNew || (names.ar.trim() !== '' && names.en.trim() !== ''))}
      onAnswer={() => {
        if (value === null) return;
        const id = isNew ? slugFrom(names, labelIds(content), `${place.id}-2`) : into;
        const held = isBoolean ? value === 'true' : value;
        onChange((draft) => draftSplit(draft, place.kind, place.id, { attribute, value: held }, { id, names }));
        onShow({ kind: place.kind, id });
      }}
      onClose={onClose}
    >
      <p className={styles.about}>
        <FormattedMessage id="scheme.split.about" />
      </p>
      <Select
        look="form"
        label={intl.formatMessage({ id: 'scheme.split.value' }, { attribute: isolate(definition.names[language]) })}
        placeholder={intl.formatMessage({ id: 'scheme.choose' })}
        value={value}
        options={values}
        onChange={(chosen) => {
          setValue(chosen);
          const found = definition.values.find(({ id }) => id === chosen);
          if (found !== undefined && names.ar === '' && names.en === '') {
            setNames({ ar: `${label.names.ar} ${found.names.ar}`, en: `${found.names.en} ${label.names.en}` });
          }
        }}
      />
      <Select
        look="form"
        label={intl.formatMessage({ id: 'scheme.split.into' })}
        value={into}
        options={[
          { id: NEW_LABEL, name: intl.formatMessage({ id: 'scheme.split.new' }) },
          ...others.map(({ id, names: both }) => ({ id, name: both[language] })),
        ]}
        onChange={setInto}
      />
      {isNew ? <NamesFields names={names} problems={unproblematic} onChange={setNames} /> : null}
    </Question>
  );
}

interface ValueDialogProps extends Common {
  readonly place: LabelPlace;
  readonly attribute: string | null;
  readonly value: string;
}

function ValueDialog({ place, attribute, value, content, language, onChange, onClose }: ValueDialogProps) {
  const intl = useIntl();
  const [into, setInto] = useState<string | null>(null);
  const label = labelAt(content, place);
  const values =
    label === undefined ? [] : 'values' in label ? label.values : (label.attributes.find(({ id }) => id === attribute)?.values ?? []);
  const name = values.find(({ id }) => id === value)?.names[language] ?? value;
  return (
    <Question
      title={intl.formatMessage({ id: 'scheme.merge.title' }, { name: isolate(name) })}
      action={intl.formatMessage({ id: 'scheme.merge.do' })}
      isReady={into !== null}
      onAnswer={() => {
        if (into !== null) onChange((draft) => draftValue(draft, { kind: place.kind, label: place.id, attribute }, value, into));
      }}
      onClose={onClose}
    >
      <Select
        look="form"
        label={intl.formatMessage({ id: 'scheme.mergeValue.into' })}
        placeholder={intl.formatMessage({ id: 'scheme.choose' })}
        value={into}
        options={values.filter(({ id }) => id !== value).map(({ id, names }) => ({ id, name: names[language] }))}
        onChange={setInto}
      />
    </Question>
  );
}
