import { protocol } from 'electron';
import type { PageFiles } from '../engine/host/page-files.ts';
import type { OwnPages } from './own-pages.ts';
import { appScheme } from './own-pages.ts';
import { answerPage } from './page-answers.ts';

/** Serves the built renderer under the custom scheme. Only after the program is ready. */
export function servePages(files: PageFiles, pages: OwnPages): void {
  protocol.handle(appScheme.scheme, (request) => {
    const { status, headers, content } = answerPage(files, pages, request.method, request.url);
    return new Response(content === null ? null : new Uint8Array(content), { status, headers });
  });
}
