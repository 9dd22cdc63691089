import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../domain/desktop-door.ts';
import { discardBody } from './body.ts';
import type { Refusal } from './guard.ts';
import { page } from './pages.ts';

/** An answer to a call: status 200 also for problems of the application, 4xx for what is no proper request. */
export function answerCall(response: ServerResponse, answer: Answer, status = 200): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}

/** Refuses a request with a small page and throws its body away. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, {
    'Content-Type': 'text/html; charset=utf-8',
    ...(refusal.status === 405 ? { Allow: 'GET, HEAD, POST' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : page(refusal.page));
  discardBody(request);
}
