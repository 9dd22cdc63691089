import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import { Choice } from '../../ui/field.tsx';
import { useSettings } from './settings.ts';

interface ChoicesProps {
  readonly settings: Settings;
}

/** Each language is named in itself, so that it is found by whoever reads it. */
export function LanguageChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.language' })}
      value={settings.language}
      options={[
        { value: 'ar', label: 'العربية' },
        { value: 'en', label: 'English' },
      ]}
      onChange={(language) => void change({ language })}
    />
  );
}

export function ThemeChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  const option = (value: Settings['theme']) => ({ value, label: intl.formatMessage({ id: `settings.theme.${value}` }) });
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.theme' })}
      value={settings.theme}
      options={[option('system'), option('light'), option('dark')]}
      onChange={(theme) => void change({ theme })}
    />
  );
}

export function DigitsChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.digits' })}
      value={settings.digits}
      options={[
        { value: 'western', label: '0123456789' },
        { value: 'arabic', label: '٠١٢٣٤٥٦٧٨٩' },
      ]}
      onChange={(digits) => void change({ digits })}
    />
  );
}

/** Each face is named in itself. */
export function FaceChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.face' })}
      value={settings.readingFace}
      options={[
        { value: 'naskh', label: 'Noto Naskh Arabic' },
        { value: 'plex', label: 'IBM Plex Sans Arabic' },
      ]}
      onChange={(readingFace) => void change({ readingFace })}
    />
  );
}

export function ReadingSizeChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  const option = (value: Settings['readingSize']) => ({ value, label: intl.formatMessage({ id: `settings.size.${value}` }) });
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.readingSize' })}
      value={settings.readingSize}
      options={[option('smallest'), option('small'), option('medium'), option('large'), option('largest')]}
      onChange={(readingSize) => void change({ readingSize })}
    />
  );
}

export function LineSpacingChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  const option = (value: Settings['lineSpacing']) => ({ value, label: intl.formatMessage({ id: `settings.spacing.${value}` }) });
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.spacing' })}
      value={settings.lineSpacing}
      options={[option('tight'), option('normal'), option('loose')]}
      onChange={(lineSpacing) => void change({ lineSpacing })}
    />
  );
}

export function InterfaceSizeChoice({ settings }: ChoicesProps) {
  const intl = useIntl();
  const change = useSettings();
  const option = (value: Settings['interfaceSize']) => ({ value, label: intl.formatMessage({ id: `settings.size.${value}` }) });
  return (
    <Choice
      label={intl.formatMessage({ id: 'settings.interfaceSize' })}
      value={settings.interfaceSize}
      options={[option('small'), option('medium'), option('large')]}
      onChange={(interfaceSize) => void change({ interfaceSize })}
    />
  );
}
