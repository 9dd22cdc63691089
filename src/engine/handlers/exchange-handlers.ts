import type { ReadHandlers } from './contexts.ts';

// Loaded when it is needed: most calls exchange nothing.
export const exchangeReads: ReadHandlers<'bundles.write' | 'bundles.list'> = {
  'bundles.write': async (input, { project }) => {
    const { writeBundle } = await import('../exchange/write-bundle.ts');
    return writeBundle(project, input);
  },
  'bundles.list': async (_input, { database }) => {
    const { listMerges } = await import('../exchange/exchange.ts');
    return listMerges(database);
  },
};
