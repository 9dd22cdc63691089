import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Relation } from '../../../domain/model/annotation.ts';
import { mergeById } from '../../app/merge-by-id.ts';
import { keys } from '../../app/queries.ts';
import type { Relations } from '../../app/queries.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';

export type RelationChange = Omit<Parameters<AnnotationActions['updateRelation']>[0], 'id'>;

/** As `useNewestSpan`: the relation as the engine last answered it, and what changes it, in the document shown. */
export function useNewestRelation(
  read: Relation,
  document: string,
  actions: AnnotationActions,
): [Relation, (change: RelationChange) => Promise<boolean>] {
  const client = useQueryClient();
  const [answered, setAnswered] = useState<{ readonly read: Relation; readonly relation: Relation } | null>(null);
  const change = async (what: RelationChange): Promise<boolean> => {
    const relation = await actions.updateRelation({ id: read.id, ...what });
    if (relation === undefined) return false;
    setAnswered({ read, relation });
    client.setQueryData<Relations>(keys.relations(document), (all) => all && mergeById(all, [relation.id], [relation]));
    return true;
  };
  return [answered?.read === read ? answered.relation : read, change];
}
