// Runs beside a run of the tests and outlives it, however it ends (Ctrl-C and kill -9 included): when its standard
// input closes, it ends every process that was given a path in the run's folder, and removes the folder.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;
const QUIET_ROUNDS = 2;

const folder = process.argv[2];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));

// A server that is just being set up may start another one between two looks.
for (let quiet = 0; quiet < QUIET_ROUNDS;) {
  const pids = processesOfTheRun();
  quiet = pids.length === 0 ? quiet + 1 : 0;
  pids.forEach(kill);
  await sleep(PAUSE_MS);
}
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: PAUSE_MS });

function processesOfTheRun() {
  return commandLines()
    .filter(([pid, command]) => command.includes(folder) && pid !== process.pid)
    .map(([pid]) => pid);
}

function commandLines() {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => [Number.parseInt(line, 10), line]);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), readCommandLine(pid)]);
}

function readCommandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
