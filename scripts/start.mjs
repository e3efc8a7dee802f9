import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, ensureBuilt, ensureInstalled } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
// In this very process: there is no second one to pass signals and the exit code between.
const cli = join(dist, 'src', 'cli.js');
process.argv.splice(1, 1, cli, 'up');
await import(pathToFileURL(cli).href);
