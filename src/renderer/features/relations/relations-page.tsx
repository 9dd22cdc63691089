import { Columns2 } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BrowsedRelation } from '../../../domain/api/relation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { completenessOf } from '../../../domain/model/completeness.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { missingField } from '../inspector/focus-inspector.ts';
import { goTo } from '../../app/location.ts';
import { useAnnotators, useHostState, useOwnId, useScheme } from '../../app/queries.ts';
import type { BrowsedRelations } from '../../app/queries.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { arrival, useFocusOnArrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pane, Panes } from '../../ui/panes.tsx';
import { useAnnotationActions } from '../desk/annotation-actions.ts';
import type { OpenPlace } from '../inspector/relation-card-end.tsx';
import { RelationCard } from '../inspector/relation-card.tsx';
import { cardEnd } from '../inspector/relation-ends.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useFirstRelations } from './relation-pages.ts';
import type { RowContext } from './relation-row.tsx';
import { useRelationsCommands } from './relations-commands.ts';
import { RelationsFilter } from './relations-filter.tsx';
import { RelationsList } from './relations-list.tsx';
import type { Current, RowActions } from './relations-list.tsx';
import styles from './relations-page.module.css';
import { everyRelation, filterOf, isEverything, keepRelation, keptRelation, useRelationsView } from './relations-view.ts';

/** All relations of the project: who contradicts whom, at a glance, and filtered. */
export function RelationsPage() {
  const host = useHostState().data;
  const scheme = useScheme();
  const annotators = useAnnotators();
  const failed = [scheme, annotators].find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <FailureScreen error={failed.error} onRetry={() => void failed.refetch()} />;
  if (host === undefined || scheme.data === undefined || annotators.data === undefined) return null;
  return (
    <Relations
      project={host.project?.path ?? ''}
      settings={host.settings}
      scheme={scheme.data.content}
      annotators={annotators.data}
    />
  );
}

interface RelationsProps {
  readonly project: string;
  readonly settings: Settings;
  readonly scheme: Scheme;
  readonly annotators: readonly Annotator[];
}

function Relations({ project, settings, scheme, annotators }: RelationsProps) {
  const [view, changeView] = useRelationsView(project);
  const query = useDeferredValue(view.query);
  const filter = useMemo(() => filterOf({ ...view, query }), [view, query]);
  const first = useFirstRelations(filter);
  useFocusOnArrival(first.data !== undefined);
  if (first.error !== null && first.data === undefined) {
    return <FailureScreen error={first.error} onRetry={() => void first.refetch()} />;
  }
  if (first.data === undefined) return null;
  if (first.data.total === 0 && isEverything(view) && !first.isPlaceholderData) return <NoRelations />;
  return (
    <ListedRelations
      project={project}
      settings={settings}
      scheme={scheme}
      annotators={annotators}
      head={first.data}
      filter={filter}
      view={view}
      changeView={changeView}
    />
  );
}

interface ListedRelationsProps extends RelationsProps {
  readonly head: BrowsedRelations;
  readonly filter: ReturnType<typeof filterOf>;
  readonly view: ReturnType<typeof useRelationsView>[0];
  readonly changeView: ReturnType<typeof useRelationsView>[1];
}

function ListedRelations(props: ListedRelationsProps) {
  const { project, settings, scheme, annotators, head, filter, view, changeView } = props;
  const { language } = settings;
  const intl = useIntl();
  const workspace = useWorkspace();
  const theme = useResolvedTheme(settings.theme);
  const ownId = useOwnId();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Current>(() => {
    // It may lie beyond what has been read so far: its place is gone to, and it is found again from there.
    const kept = keptRelation(project);
    return kept === null ? { id: null, position: 0, takesFocus: false } : { ...kept, takesFocus: true };
  });
  const [shown, setShown] = useState<BrowsedRelation | null>(null);
  const actions = useAnnotationActions(shown?.relation.document ?? '');
  const context = useMemo(
    (): RowContext => ({
      scheme,
      completeness: completenessOf(scheme),
      annotators: new Map(annotators.map(({ id, name }) => [id, name])),
      ownId,
      language,
      theme,
    }),
    [scheme, annotators, ownId, language, theme],
  );

  const open: OpenPlace = ({ document, span, beside }) => workspace.open(document, { beside, ...(span === null ? {} : { span }) });
  const placesOf = ({ relation, from, to }: BrowsedRelation) =>
    ([[relation.from, from], [relation.to, to]] as const).map(([end, { document, absent }]) =>
      document === null || absent !== null ? null : { document, span: end.kind === 'span' ? end.id : null },
    );
  const rowActions: RowActions = {
    details: () => {
      if (panel.current === null) return;
      const field = missingField(panel.current) ?? panel.current.querySelector<HTMLElement>('input, button, textarea');
      (field ?? panel.current).focus();
    },
    openEnd: (browsed, side) => {
      const place = placesOf(browsed)[side === 'from' ? 0 : 1];
      if (place !== null && place !== undefined) open({ ...place, beside: false });
    },
    openBoth: (browsed) => {
      const [one, other] = placesOf(browsed);
      if (one !== null && one !== undefined && other !== null && other !== undefined) workspace.openBoth(one, other);
    },
    remove: ({ relation }) => void actions.removeRelations([relation.id]),
  };
  const toList = (): void => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  const clear = (): void => {
    changeView(everyRelation);
    search.current?.focus();
  };
  // What is filtered away is not acted on.
  useRelationsCommands({ shown: head.total === 0 ? null : shown, actions: rowActions, toFilter: () => search.current?.select() });

  return (
    <Panes id="relations" orientation="horizontal">
      <Pane id="relations-list" minimumSize={560}>
        <section className={styles.page} aria-label={intl.formatMessage({ id: 'relations.title' })}>
          <div className={styles.top}>
            <h1 className={styles.heading}>
              <FormattedMessage id="relations.title" />
              <span className={styles.total} role="status">
                <FormattedMessage id="relations.count" values={{ count: head.total }} />
              </span>
            </h1>
            {isEverything(view) || head.total === 0 ? null : (
              <Button look="quiet" onPress={clear}>
                <FormattedMessage id="relations.clear" />
              </Button>
            )}
          </div>
          <RelationsFilter
            view={view}
            onChange={(change) => {
              changeView(change);
              setCurrent({ id: null, position: 0, takesFocus: false });
            }}
            search={search}
            labels={scheme.relations}
            counts={head.labels}
            annotators={annotators}
            ownId={ownId}
            language={language}
            theme={theme}
            onDown={toList}
          />
          {head.total === 0 ? (
            <Notice
              level={2}
              title={intl.formatMessage({ id: 'relations.noMatch.title' })}
              text={intl.formatMessage({ id: 'relations.noMatch.text' })}
            >
              <Button onPress={clear}>
                <FormattedMessage id="relations.clear" />
              </Button>
            </Notice>
          ) : (
            <RelationsList
              list={list}
              filter={filter}
              head={head}
              context={context}
              current={current}
              onCurrent={(next, browsed) => {
                setCurrent(next);
                setShown(browsed);
                keepRelation(project, view, next.id, next.position);
              }}
              actions={rowActions}
              onUp={() => search.current?.focus()}
            />
          )}
        </section>
      </Pane>
      <Pane id="relations-side" initialSize={352} minimumSize={280} label={intl.formatMessage({ id: 'relations.details' })}>
        <div
          role="presentation"
          className={styles.frame}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            toList();
          }}
        >
          <section
            ref={panel}
            className={styles.side}
            aria-label={intl.formatMessage({ id: 'relations.details' })}
            tabIndex={-1}
          >
            {shown === null || head.total === 0 ? (
              <p className={styles.nothing}>
                <FormattedMessage id="relations.noneSelected" />
              </p>
            ) : (
              <>
                <ul>
                  <RelationCard
                    key={shown.relation.id}
                    relation={shown.relation}
                    from={cardEnd(shown.relation.from, shown.from, null)}
                    to={cardEnd(shown.relation.to, shown.to, null)}
                    direction="outgoing"
                    self={null}
                    scheme={scheme}
                    canChange={shown.relation.annotator === ownId}
                    owner={shown.relation.annotator === ownId ? null : (context.annotators.get(shown.relation.annotator) ?? '')}
                    language={language}
                    theme={theme}
                    actions={actions}
                    onOpen={open}
                  />
                </ul>
                {placesOf(shown).includes(null) ? null : (
                  <Button onPress={() => rowActions.openBoth(shown)}>
                    <Columns2 aria-hidden />
                    <FormattedMessage id="relations.openBoth" />
                  </Button>
                )}
              </>
            )}
          </section>
        </div>
      </Pane>
    </Panes>
  );
}

function NoRelations() {
  const intl = useIntl();
  return (
    <Notice title={intl.formatMessage({ id: 'relations.empty.title' })} text={intl.formatMessage({ id: 'relations.empty.text' })}>
      <Button look="primary" {...arrival} onPress={() => goTo({ name: 'library' })}>
        <FormattedMessage id="reader.toLibrary" />
      </Button>
    </Notice>
  );
}
