import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const module = new URL('../../src/end-after.ts', import.meta.url).href;

/** @returns the exit code of a process that runs this after importing `endAfter` */
async function exitCode(code: string): Promise<number | null> {
  const script = `import { endAfter } from ${JSON.stringify(module)}; ${code}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  const [exited] = await once(child, 'exit');
  return exited as number | null;
}

test('a process that something keeps alive ends all the same, with the code that it is told', async () => {
  expect(await exitCode('setInterval(() => {}, 1_000); endAfter(10, () => 3);')).toBe(3);
});

test('a process that nothing keeps alive is not held up', async () => {
  expect(await exitCode('endAfter(2 ** 31 - 1, () => 3);')).toBe(0);
});
