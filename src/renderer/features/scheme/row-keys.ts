import { useState } from 'react';

/** Keeps the keys of rows while their ids follow their names: a field that is typed in stays the same. */
export interface RowKeys {
  readonly of: (id: string) => string;
  /** Ids that rows began with and have no more: no new row is to get one. */
  readonly used: readonly string[];
  /** To be told together with the change that gives the row its new id. */
  readonly follow: (from: string, to: string) => void;
}

/** The first id that each row had under its present ones. */
export function useRowKeys(): RowKeys {
  const [first, setFirst] = useState<ReadonlyMap<string, string>>(new Map());
  const of = (id: string): string => first.get(id) ?? id;
  return {
    of,
    used: [...first.values()],
    follow: (from, to) => {
      if (from !== to) setFirst((now) => new Map(now).set(to, now.get(from) ?? from));
    },
  };
}
