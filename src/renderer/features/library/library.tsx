import { FilePlus2, FolderPlus, Search } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { FileTrigger, Input, Label, SearchField, useDrop } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { arrival, useFocusOnArrival } from '../../app/focus.ts';
import { useDocuments } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { Notice } from '../../ui/notice.tsx';
import { DocumentList } from './document-list.tsx';
import { droppedFiles, isOwnFile } from './dropped-files.ts';
import { ExportMenu, ExportStatus } from './export-menu.tsx';
import { useExportTask } from './export-task.ts';
import { ImportStatus } from './import-status.tsx';
import { useImportTask } from './import-task.ts';
import { filterable, filterDocuments } from './library-filter.ts';
import styles from './library.module.css';

/** The documents of the project; files come in here and go out. */
export function Library({ person }: { readonly person: Settings['person'] }) {
  const intl = useIntl();
  const documents = useDocuments();
  const imports = useImportTask();
  const exports = useExportTask();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const all = useMemo(() => filterable(documents.data?.documents ?? []), [documents.data]);
  const shown = useMemo(() => filterDocuments(all, wanted), [all, wanted]);

  useFocusOnArrival(documents.data !== undefined);

  const area = useRef<HTMLDivElement>(null);
  const { dropProps, isDropTarget } = useDrop({
    ref: area,
    getDropOperation: () => 'copy',
    onDrop: (event) => void droppedFiles(event.items).then(imports.start),
  });

  if (documents.error !== null) {
    return <FailureScreen error={documents.error} onRetry={() => void documents.refetch()} />;
  }
  if (documents.data === undefined) return null;

  const pickers = (
    <>
      <FilePicker kind="files" look={all.length === 0 ? 'primary' : 'plain'} onFiles={imports.start} />
      <FilePicker kind="folder" onFiles={imports.start} />
    </>
  );

  return (
    <div ref={area} {...dropProps} className={styles.library}>
      <div className={styles.top}>
        <h1 className={styles.heading}>
          <FormattedMessage id="library.title" />
          <span className={styles.count}>
            <FormattedMessage id="library.count" values={{ count: documents.data.total }} />
          </span>
        </h1>
        {all.length === 0 ? null : (
          <>
            <SearchField className={classes(styles.search)} value={query} onChange={setQuery}>
              <Label className={classes(styles.searchLabel)}>
                <FormattedMessage id="library.filter" />
              </Label>
              <Search aria-hidden />
              <Input
                placeholder={intl.formatMessage({ id: 'library.filter' })}
                // An empty field has the interface's direction, as its placeholder has.
                {...(query === '' ? {} : { dir: 'auto' })}
              />
            </SearchField>
            <div className={styles.actions}>
              {pickers}
              <ExportMenu task={exports} />
            </div>
          </>
        )}
      </div>
      <ImportStatus task={imports} />
      <ExportStatus task={exports} />
      <div className={styles.body}>
        {all.length === 0 ? (
          <Notice
            level={2}
            title={intl.formatMessage({ id: 'library.empty.title' })}
            text={intl.formatMessage({ id: 'library.empty.text' })}
          >
            {pickers}
          </Notice>
        ) : shown.length === 0 ? (
          <Notice
            level={2}
            title={intl.formatMessage({ id: 'library.noMatch.title' }, { query: isolate(wanted.trim()) })}
            text={intl.formatMessage({ id: 'library.noMatch.text' })}
          >
            <Button onPress={() => setQuery('')}>
              <FormattedMessage id="library.noMatch.clear" />
            </Button>
          </Notice>
        ) : (
          <DocumentList documents={shown} person={person} />
        )}
      </div>
      {isDropTarget ? (
        <div className={styles.drop} aria-hidden="true">
          <FormattedMessage id="library.drop" />
        </div>
      ) : null}
    </div>
  );
}

interface FilePickerProps {
  readonly kind: 'files' | 'folder';
  readonly look?: 'plain' | 'primary';
  readonly onFiles: (files: File[]) => void;
}

function FilePicker({ kind, look = 'plain', onFiles }: FilePickerProps) {
  const Icon = kind === 'files' ? FilePlus2 : FolderPlus;
  return (
    <FileTrigger
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
