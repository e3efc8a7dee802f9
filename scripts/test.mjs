import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
// Some tests kill the program that is built and look at what is left.
ensureBuilt();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
process.argv.splice(1, 1, vitest, 'run');
await import(pathToFileURL(vitest).href);
