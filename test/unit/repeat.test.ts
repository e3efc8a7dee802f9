import { pino } from 'pino';
import { expect, test } from 'vitest';
import { repeat } from '../../src/repeat.ts';

const failure = 'it cannot be done; trying again';

/** Runs `repeat` over these turns, in order, and stops with the last. An error is thrown, a number of ms is paused. */
async function repeated(turns: (Error | number)[], options: { retries?: (error: unknown) => boolean } = {}) {
  const lines: { level: number; msg: string; error: { message: string } }[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const stop = new AbortController();
  let turn = 0;
  const end = repeat({ log, failure, pauseMs: 1, signal: stop.signal, ...options }, async () => {
    const now = turns[turn];
    turn += 1;
    if (now === undefined) return stop.abort();
    if (now instanceof Error) throw now;
    return now;
  });
  await end.catch((error: unknown) => lines.push({ level: 0, msg: 'ended', error: error as Error }));
  return { said: lines.map(({ msg, error }) => `${msg}: ${error.message}`), turns: turn };
}

const [first, second] = [new Error('first'), new Error('second')];

test('what fails many times in a row is said once, and done again each time', async () => {
  expect(await repeated([first, first, second, first])).toEqual({ said: [`${failure}: first`], turns: 5 });
});

test('what has gone well in between is said again when it fails', async () => {
  expect(await repeated([first, 1, second])).toEqual({
    said: [`${failure}: first`, `${failure}: second`],
    turns: 4,
  });
});

test('an error that is not to be retried ends it, and is the caller’s', async () => {
  const retries = (error: unknown) => error !== second;
  expect(await repeated([first, second, 1], { retries })).toEqual({
    said: [`${failure}: first`, 'ended: second'],
    turns: 2,
  });
});

test('the signal ends a pause of weeks, and what fails because of it is not said', async () => {
  const stop = new AbortController();
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  let turns = 0;
  const pausing = repeat({ log, failure, pauseMs: 2 ** 31 - 1, signal: stop.signal }, async () => {
    turns += 1;
  });
  const failing = repeat({ log, failure, pauseMs: 1, signal: stop.signal }, async () => {
    await new Promise((_, reject) => stop.signal.addEventListener('abort', () => reject(first)));
  });
  stop.abort();
  await Promise.all([pausing, failing]);
  expect(turns).toBe(1);
  expect(lines).toEqual([]);
});
