import { Download, Undo2, Upload } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../../domain/host-api.ts';
import type { SchemeVersion } from '../../../domain/model/project.ts';
import { schemeFileText } from '../../../domain/scheme-file.ts';
import { templateNames } from '../../../domain/scheme-templates/template-names.ts';
import { schemeTemplates } from '../../../domain/scheme-templates/templates.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useProvideCommands, type Command } from '../../app/commands.tsx';
import { windowAction } from '../../app/window-actions.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { useDocuments, useHostState, useScheme } from '../../app/queries.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useDesktop } from '../../bridge/desktop-context.ts';
import { useFocusOnArrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download.ts';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pane, Panes } from '../../ui/panes.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useDraft, useWarnBeforeLeaving } from './draft-store.ts';
import { ImportDialog } from './import-dialog.tsx';
import { LabelForm } from './label-form.tsx';
import { LabelList } from './label-list.tsx';
import { labelAt, listOf, withMoved, withoutLabel, type LabelPlace } from './label-places.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { withRetired } from './retire-refused.ts';
import { draftIssues } from './scheme-issues.ts';
import styles from './scheme.module.css';
import { StepDialogs, type StepDialog } from './step-dialogs.tsx';

/** The scheme of the project, where it is read and changed. */
export function SchemePage() {
  const scheme = useScheme();
  const host = useHostState().data;
  useFocusOnArrival(scheme.data !== undefined);
  if (scheme.error !== null) return <FailureScreen error={scheme.error} onRetry={() => void scheme.refetch()} />;
  if (scheme.data === undefined || host === undefined) return null;
  return <SchemeEditor current={scheme.data} host={host} />;
}

function SchemeEditor({ current, host }: { readonly current: SchemeVersion; readonly host: HostState }) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  const { settings, project } = host;
  const { language } = settings;
  const theme = useResolvedTheme(settings.theme);
  const control = useDraft(project?.path ?? '', current);
  const { draft, isChanged, isStale } = control;
  const { content } = draft;
  // The desktop's window would only stay open, without a word.
  const isDesktop = useDesktop() !== null;
  useWarnBeforeLeaving(isChanged && !isDesktop);
  const issues = useMemo(() => draftIssues(intl, content), [intl, content]);
  const [wanted, setWanted] = useState<LabelPlace | null>(null);
  const [dialog, setDialog] = useState<StepDialog | null>(null);
  const [isPreviewing, setPreviewing] = useState(false);
  const [imported, setImported] = useState<{ name: string; text: string } | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const documents = useDocuments().data?.documents ?? [];
  const isUnused = documents.every(({ spans, relations }) => spans === 0 && relations === 0);

  const [firstSpan] = content.spans;
  const [firstRelation] = content.relations;
  const place: LabelPlace | null =
    wanted !== null && labelAt(content, wanted) !== undefined
      ? wanted
      : firstSpan !== undefined
        ? { kind: 'span', id: firstSpan.id }
        : firstRelation !== undefined
          ? { kind: 'relation', id: firstRelation.id }
          : null;
  const label = place === null ? undefined : labelAt(content, place);
  const faulty = useMemo(() => {
    const ids = issues.all.flatMap(({ path: [list, at] }) =>
      typeof at === 'number' && (list === 'spans' || list === 'relations' || list === 'documents') ? [content[list][at]?.id ?? ''] : [],
    );
    return new Set(ids);
  }, [issues, content]);

  const canPreview = isChanged && issues.count === 0 && !isStale;
  const [isApplying, setApplying] = useState(false);
  const apply = async (): Promise<void> => {
    setApplying(true);
    const { version, at } = control.base;
    const done = await attempt(() => bridge.call('scheme.change', { content, steps: [...draft.steps], from: version, at }));
    setApplying(false);
    if (done === undefined) return;
    setPreviewing(false);
    control.discard();
    toast({ kind: 'notice', text: intl.formatMessage({ id: 'scheme.applied' }, { version: done.version.version }) });
  };
  const save = (): void => downloadText(schemeFileText(content), `${content.title[language].replaceAll(/[/\\]/gu, '-')}.json`);

  const commands = useMemo((): Command[] => {
    const adding = (kind: 'span' | 'relation' | 'document'): Command => ({
      ...windowAction(intl, `scheme-add-${kind}`),
      run: () => setDialog({ kind: 'new', label: kind }),
    });
    return [
      { ...windowAction(intl, 'scheme-preview'), isDisabled: !canPreview, run: () => setPreviewing(true) },
      adding('span'),
      adding('relation'),
      adding('document'),
      { ...windowAction(intl, 'scheme-import'), run: () => file.current?.click() },
    ];
  }, [intl, canPreview]);
  useProvideCommands(commands);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          <FormattedMessage id="scheme.title" />
          <span className={styles.version}>
            <bdi>{content.title[language]}</bdi>
            {' · '}
            <FormattedMessage id="scheme.version" values={{ version: current.version }} />
          </span>
        </h1>
        <div className={styles.buttons}>
          {isUnused ? (
            <Menu
              label={intl.formatMessage({ id: 'scheme.templates' })}
              entries={templateNames.map((name) => ({ id: name, label: schemeTemplates[name].title[language] }))}
              onAction={(chosen) => {
                const name = templateNames.find((each) => each === chosen);
                if (name !== undefined) control.change(() => ({ content: schemeTemplates[name], steps: [] }));
              }}
            >
              <Button>
                <FormattedMessage id="scheme.templates" />
              </Button>
            </Menu>
          ) : null}
          <FileTrigger
            ref={file}
            acceptedFileTypes={['.json', 'application/json']}
            onSelect={(list) => {
              const [chosen] = list ?? [];
              if (chosen !== undefined) void chosen.text().then((text) => setImported({ name: chosen.name, text }));
            }}
          >
            <Button>
              <Upload aria-hidden />
              <FormattedMessage id="scheme.import" />
            </Button>
          </FileTrigger>
          <Button isDisabled={issues.count > 0} onPress={save}>
            <Download aria-hidden />
            <FormattedMessage id="scheme.export" />
          </Button>
        </div>
      </header>
      {isChanged ? (
        <div className={styles.draft} role="status">
          <p className={styles.draftAbout}>
            {isStale ? (
              <FormattedMessage id="scheme.draft.stale" />
            ) : issues.count > 0 ? (
              <FormattedMessage id="scheme.draft.faulty" values={{ count: issues.count }} />
            ) : (
              <FormattedMessage id="scheme.draft.about" values={{ steps: draft.steps.length }} />
            )}
          </p>
          <Button look="quiet" isDisabled={!control.canGoBack} onPress={control.back}>
            <Undo2 aria-hidden className={styles.flow} />
            <FormattedMessage id="scheme.draft.back" />
          </Button>
          <Button onPress={control.discard}>
            <FormattedMessage id="scheme.draft.discard" />
          </Button>
          <Button look="primary" isDisabled={!canPreview} onPress={() => setPreviewing(true)}>
            <FormattedMessage id="scheme.draft.preview" />
          </Button>
        </div>
      ) : null}
      <div className={styles.body}>
        <Panes id="scheme" orientation="horizontal">
          <Pane id="scheme-labels" initialSize={272} minimumSize={200} label={intl.formatMessage({ id: 'scheme.labels' })}>
            <LabelList
              content={content}
              chosen={place}
              faulty={faulty}
              language={language}
              theme={theme}
              onChoose={setWanted}
              onMove={(at, by) => control.edit('order', (now) => withMoved(now, at, by))}
              onAdd={(kind) => setDialog({ kind: 'new', label: kind })}
            />
          </Pane>
          <Pane id="scheme-label" minimumSize={420}>
            {place === null || label === undefined ? (
              <Notice level={2} title={intl.formatMessage({ id: 'scheme.empty.title' })} text={intl.formatMessage({ id: 'scheme.empty.text' })}>
                <Button look="primary" onPress={() => setDialog({ kind: 'new', label: 'span' })}>
                  <FormattedMessage id="scheme.add.span" />
                </Button>
              </Notice>
            ) : (
              <LabelForm
                key={`${place.kind}/${place.id}`}
                place={place}
                label={label}
                control={control}
                issues={issues}
                language={language}
                onDialog={setDialog}
                onRemove={() => {
                  const list = content[listOf(place.kind)];
                  const at = list.findIndex(({ id }) => id === place.id);
                  const next = list[at + 1] ?? list[at - 1];
                  control.change((now) => ({ ...now, content: withoutLabel(now.content, place) }));
                  setWanted(next === undefined ? null : { kind: place.kind, id: next.id });
                }}
              />
            )}
          </Pane>
        </Panes>
      </div>
      <StepDialogs
        dialog={dialog}
        content={content}
        language={language}
        onChange={control.change}
        onShow={setWanted}
        onClose={() => setDialog(null)}
      />
      {isPreviewing ? (
        <PreviewDialog
          control={control}
          language={language}
          isApplying={isApplying}
          onApply={() => void apply()}
          onRetire={(refusal) => control.change((now) => ({ ...now, content: withRetired(now.content, control.base.content, refusal) }))}
          onClose={() => setPreviewing(false)}
        />
      ) : null}
      {imported === null ? null : (
        <ImportDialog
          file={imported}
          current={current.content}
          language={language}
          onTake={(taken) => {
            control.change(() => taken);
            setImported(null);
          }}
          onClose={() => setImported(null)}
        />
      )}
    </div>
  );
}
