import type { MergeReport } from '../../domain/model/exchange.ts';

/** The exchange is loaded when somebody exchanges something; most windows do not. */
export async function beginFromBundle(file: string, bundle: string): Promise<MergeReport> {
  const exchange = await import('../exchange/exchange.ts');
  return exchange.beginFromBundle(file, bundle);
}
