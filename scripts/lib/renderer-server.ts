import { resolveConfig } from 'electron-vite';
import { createServer, mergeConfig } from 'vite';
import { inProject, projectFolder } from './project.ts';

/** What the loopback host answers (src/web/routes.ts); everything else is the renderer's. */
const HOST_PATHS = String.raw`^/(?:enter|call|upload|events|download/[0-9a-f]+)(?:\?|$)`;

export interface RendererServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the renderer's sources on 127.0.0.1, renewed in the page as they change, and passes calls on
 * to the loopback host at `hostOrigin`.
 */
export async function startRendererServer(hostOrigin: string): Promise<RendererServer> {
  const configFile = inProject('electron.vite.config.ts');
  const { config } = await resolveConfig({ root: projectFolder, configFile }, 'serve');
  if (config?.renderer === undefined) throw new Error('electron.vite.config.ts has no renderer');
  const server = await createServer(
    mergeConfig(config.renderer, {
      server: { host: '127.0.0.1', proxy: { [HOST_PATHS]: { target: hostOrigin, changeOrigin: true } } },
    }),
  );
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || address === undefined || typeof address === 'string') {
    throw new Error('the renderer server listens on no port');
  }
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
