import { openWorkbench } from '../../src/engine/workbench.ts';

// Imports a folder in a process of its own and prints its peak memory in KiB.
const [file, articles] = process.argv.slice(2);
if (file === undefined || articles === undefined) throw new Error('usage: import-worker FILE FOLDER');
const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
await workbench.call('documents.import', { sources: [articles] });
await workbench.close();
process.stdout.write(String(process.resourceUsage().maxRSS));
