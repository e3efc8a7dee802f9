import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, ensureBuilt, ensureInstalled } from './ensure.mjs';

const PARENT_CHECK_MS = 500;

ensureInstalled();
ensureBuilt();
stopWithNpm();
// In this very process: there is no second one to pass signals and the exit code between.
const cli = join(dist, 'src', 'cli.js');
process.argv.splice(1, 1, cli, 'up');
await import(pathToFileURL(cli).href);

/**
 * A SIGTERM that ends `npm start` reaches the shell between npm and us; some shells die of it without passing it
 * on, and everything would run on with nobody left to stop it.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}
