import type { PageFiles } from '../engine/host/page-files.ts';
import { securityHeaders } from '../engine/host/page-policy.ts';
import type { OwnPages } from './own-pages.ts';

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer | null;
}

/** What the custom scheme answers: a file that was there at the start, looked up by its whole path, or nothing. */
export function answerPage(files: PageFiles, pages: OwnPages, method: string, address: string): PageAnswer {
  const refused = { headers: securityHeaders, content: null };
  if (method !== 'GET' && method !== 'HEAD') return { ...refused, status: 405 };
  const file = pages.owns(address) ? files.get(new URL(address).pathname) : undefined;
  if (file === undefined) return { ...refused, status: 404 };
  const headers = { ...securityHeaders, ...file.headers };
  return { status: 200, headers, content: method === 'HEAD' ? null : file.content };
}
