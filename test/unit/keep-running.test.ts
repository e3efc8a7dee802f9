import { onTestFinished, expect, test } from 'vitest';
import { keepRunning, type Running } from '../../dev/keep-running.ts';
import { waitFor } from '../support/wait-for.ts';

/** A part that ends when it is told to, and notes what becomes of it. */
async function part(
  options: {
    pausesMs?: readonly number[];
    /** Called at each start but the first. */
    starting?: (count: number) => Promise<void> | void;
  } = {},
) {
  const noted = { starts: 0, stops: 0 };
  const screen: string[] = [];
  const givenUp: string[] = [];
  const over = new AbortController();
  let end: (how: string) => void = () => {};
  const start = async (onExit: (how: string) => void): Promise<Running> => {
    noted.starts += 1;
    if (noted.starts > 1) await options.starting?.(noted.starts);
    end = onExit;
    return {
      async stop() {
        noted.stops += 1;
      },
    };
  };
  const kept = await keepRunning({
    part: 'The part',
    start,
    say: (line) => screen.push(line),
    giveUp: (error) => givenUp.push(error.message),
    signal: over.signal,
    pausesMs: options.pausesMs ?? [1, 1],
  });
  onTestFinished(() => kept.stop());
  return {
    kept,
    noted,
    screen,
    givenUp,
    over,
    end: (how: string) => end(how),
    starts: (count: number) => waitFor(`start ${count}`, async () => noted.starts === count),
  };
}

test('what ends is started again, and the screen tells why it ended', async () => {
  const { end, starts, screen } = await part();
  end('it ran out of memory');
  await starts(2);
  await waitFor('the news', async () => screen.length === 2);
  expect(screen).toEqual([
    'it ran out of memory\nThe part is started again in 0.001 s (1 of 2).',
    'The part runs again.',
  ]);
});

test('what does not stay up is given up after so many starts, with its last cause', async () => {
  const { end, starts, givenUp, noted } = await part();
  for (const count of [1, 2, 3]) {
    await starts(count);
    end(`cause ${count}`);
  }
  await waitFor('the end', async () => givenUp.length > 0);
  expect(givenUp).toEqual(['The part does not stay up, and was started again 2 times: cause 3']);
  expect(noted).toEqual({ starts: 3, stops: 0 });
});

test('a start that fails counts as one, and its words are shown', async () => {
  const { end, givenUp, screen } = await part({
    starting: () => {
      throw new Error('the port is taken');
    },
  });
  end('killed');
  await waitFor('the end', async () => givenUp.length > 0);
  expect(screen.at(-1)).toBe('the port is taken\nThe part is started again in 0.001 s (2 of 2).');
  expect(givenUp[0]).toMatch(/the port is taken$/);
});

test('stopped in a pause, it starts nothing more', async () => {
  const { end, kept, screen, noted } = await part({ pausesMs: [600_000] });
  end('killed');
  await waitFor('the pause', async () => screen.length === 1);
  await kept.stop();
  expect(noted).toEqual({ starts: 1, stops: 0 });
});

test('nothing is started any more once everything ends, and what runs is stopped when it is asked', async () => {
  const { kept, over, noted } = await part();
  over.abort();
  await kept.stop();
  expect(noted).toEqual({ starts: 1, stops: 1 });
});

test('what ends while everything ends is no news, and is not stopped again', async () => {
  const { end, kept, over, noted, screen } = await part();
  over.abort();
  end('stopped with all others');
  await kept.stop();
  expect(noted).toEqual({ starts: 1, stops: 0 });
  expect(screen).toEqual([]);
});

test('stopped in the middle of a start, it stops what was started', async () => {
  let go: () => void = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  const { end, kept, starts, noted } = await part({ starting: () => held });
  end('killed');
  await starts(2);
  const stopping = kept.stop();
  go();
  await stopping;
  expect(noted).toEqual({ starts: 2, stops: 1 });
});

test('what cannot be started the first time is an error of whoever starts it', async () => {
  const kept = keepRunning({
    part: 'The part',
    start: () => Promise.reject(new Error('no such executable')),
    say: () => {},
    giveUp: () => {},
    signal: new AbortController().signal,
  });
  await expect(kept).rejects.toThrow('no such executable');
});
