import { FileText } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useDrop } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { useAnnotators, useCompleteness, useDocuments, useHostState, useOwnId, useOwnQueue } from '../../app/queries.ts';
import { useFocusOnArrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import { Notice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { DocumentList, openFromLibrary } from './document-list.tsx';
import { droppedFiles } from './dropped-files.ts';
import { ExportMenu, ExportStatus } from './export-menu.tsx';
import { useExportTask } from './export-task.ts';
import { FilePicker } from './file-picker.tsx';
import { ImportStatus } from './import-status.tsx';
import { useImportTask } from './import-task.ts';
import { LibraryBar } from './library-bar.tsx';
import { useLibraryCommands, usePasteOnPage } from './library-commands.ts';
import { filterable, filterDocuments, inOrder, inQueue, statusFilters, withStatus } from './library-filter.ts';
import type { StatusFilter } from './library-filter.ts';
import { useLibraryView } from './library-view.ts';
import styles from './library.module.css';
import { NewDocumentDialog } from './new-document-dialog.tsx';
import type { NewDocumentOpening } from './new-document-dialog.tsx';
import { fromClipboard } from './pasted-text.ts';
import { progressByPerson } from './progress.ts';
import { ProgressSummary } from './progress-summary.tsx';
import { useRemovedDocuments } from './removed-documents.ts';

const none: readonly DocumentSummary[] = [];

/** The documents of the project; files and pasted texts come in here, and exports go out. */
export function Library() {
  const intl = useIntl();
  const documents = useDocuments();
  const annotators = useAnnotators().data;
  const imports = useImportTask();
  const exports = useExportTask();
  const project = useHostState().data?.project?.path ?? '';
  const [view, changeView] = useLibraryView(project);
  const wanted = useDeferredValue(view.query);
  const removed = useRemovedDocuments().data?.documents ?? none;
  const present = documents.data?.documents ?? none;
  const showsRemoved = view.filter === 'removed';
  const me = useOwnId();
  const completeness = useCompleteness().data;
  const gaps = useMemo(
    () => new Map((completeness ?? []).filter(({ annotator }) => annotator === me).map(({ document, count }) => [document, count])),
    [completeness, me],
  );
  const assigned = useOwnQueue().data;
  const queue = useMemo(() => new Map((assigned ?? []).map((item) => [item.document, item])), [assigned]);

  const all = useMemo(() => filterable(present), [present]);
  const gone = useMemo(() => filterable(removed), [removed]);
  const counts = useMemo(() => {
    const count = (filter: StatusFilter): [StatusFilter, number] => [
      filter,
      filter === 'removed' ? gone.length : withStatus(all, filter, me, gaps, queue).length,
    ];
    return { all: 0, assigned: 0, new: 0, 'in-progress': 0, done: 0, incomplete: 0, removed: 0, ...Object.fromEntries(statusFilters.map(count)) };
  }, [all, gone, me, gaps, queue]);
  const listed = useMemo(
    () => {
      const fitting = withStatus(showsRemoved ? gone : all, view.filter, me, gaps, queue);
      return view.filter === 'assigned' && view.order === 'imported' ? inQueue(fitting, queue) : inOrder(fitting, view.order, intl.locale);
    },
    [showsRemoved, gone, all, view.filter, view.order, me, gaps, queue, intl.locale],
  );
  const shown = useMemo(() => filterDocuments(listed, wanted), [listed, wanted]);
  const progress = useMemo(
    () => progressByPerson(present, annotators ?? [], me, intl.locale),
    [present, annotators, me, intl.locale],
  );
  const others = useMemo(() => {
    const names = new Map(progress.filter(({ id }) => id !== me).map(({ id, name }) => [id, name]));
    return names.size === 0 ? null : names;
  }, [progress, me]);

  const [edited, setEdited] = useState<DocumentSummary | null>(null);
  const [opening, setOpening] = useState<NewDocumentOpening | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const filterInput = useRef<HTMLInputElement>(null);
  const filesInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);

  useFocusOnArrival(documents.data !== undefined);
  useLibraryCommands({
    newDocument: () => setOpening({ pasted: null }),
    chooseFiles: () => filesInput.current?.click(),
    chooseFolder: () => folderInput.current?.click(),
    exportAs: exports.start,
    focusFilter: () => filterInput.current?.select(),
  });
  usePasteOnPage({
    onText: (text) => setOpening({ pasted: fromClipboard(text) }),
    onFiles: imports.start,
  });
  const { dropProps, isDropTarget } = useDrop({
    ref: area,
    getDropOperation: () => 'copy',
    onDrop: (event) => void droppedFiles(event.items).then(imports.start),
  });

  if (documents.error !== null) {
    return <FailureScreen error={documents.error} onRetry={() => void documents.refetch()} />;
  }
  if (documents.data === undefined) return null;

  const isEmpty = all.length === 0 && gone.length === 0;
  const pickers = (
    <>
      <FilePicker kind="files" look={isEmpty ? 'primary' : 'plain'} input={filesInput} onFiles={imports.start} />
      <FilePicker kind="folder" input={folderInput} onFiles={imports.start} />
      <Button onPress={() => setOpening({ pasted: null })}>
        <FileText aria-hidden />
        <FormattedMessage id="library.new" />
      </Button>
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
        {isEmpty ? null : (
          <>
            <SearchField
              className={styles.search}
              label={intl.formatMessage({ id: 'library.filter' })}
              value={view.query}
              onChange={(query) => changeView({ query })}
              input={filterInput}
            />
            <div className={styles.actions}>
              {pickers}
              <ExportMenu task={exports} />
            </div>
          </>
        )}
      </div>
      {isEmpty ? null : (
        <LibraryBar
          counts={counts}
          filter={view.filter}
          order={view.order}
          onFilter={(filter) => changeView({ filter })}
          onOrder={(order) => changeView({ order })}
        />
      )}
      <ProgressSummary people={progress} total={all.length} />
      <ImportStatus task={imports} />
      <ExportStatus task={exports} />
      <div className={styles.body}>
        {isEmpty ? (
          <Notice
            level={2}
            title={intl.formatMessage({ id: 'library.empty.title' })}
            text={intl.formatMessage({ id: 'library.empty.text' })}
          >
            {pickers}
          </Notice>
        ) : shown.length > 0 ? (
          <DocumentList
            key={showsRemoved ? 'removed' : 'present'}
            documents={shown}
            areRemoved={showsRemoved}
            person={me}
            others={others}
            gaps={gaps}
            queue={queue}
            onEdit={setEdited}
          />
        ) : (
          <NothingShown
            query={listed.length === 0 ? '' : wanted.trim()}
            filter={view.filter}
            onShowAll={() => changeView({ query: '', filter: 'all' })}
          />
        )}
      </div>
      {isDropTarget ? (
        <div className={styles.drop} aria-hidden="true">
          <FormattedMessage id="library.drop" />
        </div>
      ) : null}
      <DetailsDialog document={edited} onClose={() => setEdited(null)} />
      <NewDocumentDialog
        opening={opening}
        project={project}
        onClose={() => setOpening(null)}
        onOpen={(id) => {
          setOpening(null);
          // Only when the dialog has given the focus back, which takes it a frame: where its place is gone by then,
          // it would give it to some button of the window.
          requestAnimationFrame(() => requestAnimationFrame(() => openFromLibrary(id)));
        }}
      />
    </div>
  );
}

interface NothingShownProps {
  /** Empty where the filter by status already leaves nothing. */
  readonly query: string;
  readonly filter: StatusFilter;
  readonly onShowAll: () => void;
}

/** Why no document is listed though the project has some, and the way back to all of them. */
function NothingShown({ query, filter, onShowAll }: NothingShownProps) {
  const intl = useIntl();
  const title =
    query === ''
      ? intl.formatMessage({ id: 'library.noneOf.title' }, { filter })
      : intl.formatMessage({ id: 'library.noMatch.title' }, { query: isolate(query) });
  const text =
    query === ''
      ? intl.formatMessage({ id: 'library.noneOf.text' }, { filter })
      : intl.formatMessage({ id: 'library.noMatch.text' });
  return (
    <Notice level={2} title={title} text={text}>
      <Button onPress={onShowAll}>
        <FormattedMessage id="library.noMatch.clear" />
      </Button>
    </Notice>
  );
}
