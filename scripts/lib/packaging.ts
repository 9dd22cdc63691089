import type { Configuration } from 'electron-builder';

/** The ending of project files, without its dot. */
const projectEnding = 'isnad';

/**
 * What goes into the packages for each system, and how they behave once installed. Electron Builder reads it
 * (`npm run dist`); tests hold it against the built tree.
 */
export const packaging = {
  appId: 'org.isnad.workbench',
  productName: 'Isnad',
  copyright: 'The founders of Isnad',
  directories: { output: 'out/packages', buildResources: 'resources/icons' },
  // The bundles hold all that they need but the database, which has a native part, and the solver, which has a
  // WebAssembly file. What a checkout needs beside them (Node for machines with an old one, types, the command line's
  // start) stays out.
  files: [
    'package.json',
    'out/main/**/*',
    'out/preload/**/*',
    'out/renderer/**/*',
    '!node_modules/node-*/**/*',
    '!node_modules/node-addon-api{,/**/*}',
    '!node_modules/better-sqlite3/{src,deps}{,/**/*}',
    '!node_modules/better-sqlite3/binding.gyp',
    // Its native parts for other systems.
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-*)',
    // The same for programs that are no modules.
    '!node_modules/highs/build/highs.js',
    '!node_modules/highs/types.d.ts',
  ],
  // By itself it would unpack a package with a native part as a whole.
  asar: { smartUnpack: false },
  // A native part can't be loaded from inside an archive; all else stays in, where the fuses have it checked.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**/*'],
  // better-sqlite3 brings one binary for Node and Electron alike.
  npmRebuild: false,
  fileAssociations: [
    {
      ext: projectEnding,
      name: 'Isnad project',
      description: 'Isnad project',
      mimeType: 'application/vnd.isnad.project+sqlite3',
      role: 'Editor',
    },
  ],
  electronFuses: {
    runAsNode: false,
    // There are no cookies, and the key would be asked for in the person's key chain.
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    syncDesktopName: true,
    // Places of files, several at once, instead of addresses.
    executableArgs: ['%F'],
    icon: 'resources/icons/sizes',
    maintainer: 'Isnad <isnad@localhost>',
    synopsis: 'Label claims, sources and contradictions in Arabic news',
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    icon: 'resources/icons/sizes/1024x1024.png',
    hardenedRuntime: true,
    darkModeSupport: true,
    electronLanguages: ['ar', 'en'],
  },
  win: { target: ['nsis'], icon: 'resources/icons/sizes/256x256.png' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  publish: null,
} satisfies Configuration;
