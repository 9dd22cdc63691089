import fs from 'node:fs';
import path from 'node:path';

export interface PageFile {
  readonly content: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Every path that may be asked for, as it stands in a request, with what is behind it. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

// A bundler’s file whose name changes with its content: `assets/index-B3x9_kQz.js`.
const hashed = /^\/assets\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

function cacheControl(requestPath: string): string {
  if (requestPath.endsWith('.html')) return 'no-store';
  return hashed.test(requestPath) ? 'private, max-age=31536000, immutable' : 'no-cache';
}

/**
 * Reads a built renderer’s folder. What is not in it when this is called is never served: a request names a
 * file by looking it up here, so that no path can climb out, and a later build does not change a running window.
 */
export function readPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const type = contentTypes[path.extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined) continue;
    const requestPath = encodeURI(`/${path.relative(folder, file).split(path.sep).join('/')}`);
    const headers = { 'Content-Type': type, 'Cache-Control': cacheControl(requestPath) };
    files.set(requestPath, { content: fs.readFileSync(file), headers });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/** Where the build puts the renderer: beside the bundle’s folder, or in `out` when run from the sources. */
export function builtRendererFolder(from: string = import.meta.dirname): string {
  const builtPlaces = ['../renderer', '../../renderer', '../../out/renderer', '../../../out/renderer'];
  const places = builtPlaces.map((place) => path.resolve(from, place));
  // In src are the renderer's sources, which have an index.html (and a tsconfig.json) as well.
  const built = places.find(
    (place) => fs.existsSync(path.join(place, 'index.html')) && !fs.existsSync(path.join(place, 'tsconfig.json')),
  );
  return built ?? path.resolve(from, '../../../out/renderer');
}
