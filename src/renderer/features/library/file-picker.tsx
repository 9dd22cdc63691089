import { FilePlus2, FolderPlus } from 'lucide-react';
import type { Ref } from 'react';
import { FileTrigger } from 'react-aria-components';
import { FormattedMessage } from 'react-intl';
import { arrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { isOwnFile } from './dropped-files.ts';

interface FilePickerProps {
  readonly kind: 'files' | 'folder';
  readonly look?: 'plain' | 'primary';
  /** The input behind the button: a command opens its chooser too. */
  readonly input: Ref<HTMLInputElement>;
  readonly onFiles: (files: File[]) => void;
}

/** A button that lets the person choose files, or a folder with all in it. */
export function FilePicker({ kind, look = 'plain', input, onFiles }: FilePickerProps) {
  const Icon = kind === 'files' ? FilePlus2 : FolderPlus;
  return (
    <FileTrigger
      ref={input}
      allowsMultiple
      acceptDirectory={kind === 'folder'}
      onSelect={(list) => {
        const files = [...(list ?? [])];
        onFiles(kind === 'folder' ? files.filter(isOwnFile) : files);
      }}
    >
      <Button look={look} {...(look === 'primary' ? arrival : {})}>
        <Icon aria-hidden />
        <FormattedMessage id={`import.${kind}`} />
      </Button>
    </FileTrigger>
  );
}
