import fs from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const source = path.resolve(import.meta.dirname, 'src');

// Electron comes from its own process; better-sqlite3 has a native part that it finds beside itself, and highs a
// WebAssembly file. Everything else is bundled, so that the built program needs no other package.
const external = ['electron', /^better-sqlite3(\/|$)/, 'highs'];

/** The solver looks for its machine code beside the file that it is in, which is one of the chunks. */
const solverCode: Plugin = {
  name: 'solver-code',
  generateBundle() {
    const file = path.resolve(import.meta.dirname, 'node_modules/highs/build/highs.wasm');
    this.emitFile({ type: 'asset', fileName: 'chunks/highs.wasm', source: fs.readFileSync(file) });
  },
};

export default defineConfig({
  main: {
    plugins: [solverCode],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: path.join(source, 'main/main.ts'),
          engine: path.join(source, 'main/engine-process.ts'),
          cli: path.join(source, 'cli/main.ts'),
          web: path.join(source, 'web/main.ts'),
          'source-worker': path.join(source, 'engine/import/source-worker.ts'),
          'agreement-worker': path.join(source, 'engine/agreement/agreement-worker.ts'),
          'index-worker': path.join(source, 'engine/search/index-worker.ts'),
        },
        external,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: path.join(source, 'preload/preload.ts') },
        external: ['electron'],
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: path.join(source, 'renderer'),
    plugins: [react()],
    build: {
      // The content security policy allows no data: URLs, so that fonts and images stay files.
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: path.join(source, 'renderer/index.html') },
    },
  },
});
