import path from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { inProject, projectFolder } from './project.ts';

/** Where the bench build goes; never part of the product. */
export const benchFolder = inProject('out', 'bench');

const pages = ['bench.html', 'bench-floor.html'];

/** Builds the renderer once more, with the pages that measurements drive, into out/bench. */
export async function buildBench(): Promise<void> {
  const configFile = inProject('electron.vite.config.ts');
  const { config } = await resolveConfig({ root: projectFolder, configFile }, 'build', 'production');
  if (config?.renderer === undefined) throw new Error('electron.vite.config.ts has no renderer');
  const renderer = { ...config.renderer, build: { ...config.renderer.build } };
  delete renderer.build.rolldownOptions;
  await build(
    mergeConfig(renderer, {
      logLevel: 'error',
      build: {
        outDir: benchFolder,
        emptyOutDir: true,
        rolldownOptions: { input: pages.map((page) => path.join(projectFolder, 'src', 'renderer', page)) },
      },
    }),
  );
}
