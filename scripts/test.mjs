import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
// Some tests kill the program that is built and look at what is left, and some open the built pages in a browser.
if (!onlyUnitTests(process.argv.slice(2))) ensureBuilt();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
process.argv.splice(1, 1, vitest, 'run');
await import(pathToFileURL(vitest).href);

function onlyUnitTests(args) {
  const files = args.filter((arg) => !arg.startsWith('-'));
  return files.length > 0 && files.every((file) => file.startsWith('test/unit'));
}
