import type { ServerResponse } from 'node:http';
import type { HostWindow, Windows } from '../engine/host/windows.ts';

const HEARTBEAT = 15_000;

/**
 * Sends a window’s events as server-sent events until the page goes, each as one JSON `data:` line. `retry`
 * tells the browser to come back after half a second; the heartbeat finds connections that are dead.
 */
export function streamEvents(
  response: ServerResponse,
  windows: Windows,
  window: HostWindow,
  onClose: () => void,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
  response.write('retry: 500\n\n');
  const stop = windows.listen(window, (event) => void response.write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => void response.write(':\n\n'), HEARTBEAT);
  response.once('close', () => {
    clearInterval(heartbeat);
    stop();
    onClose();
  });
}
