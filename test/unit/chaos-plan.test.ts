import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startLink } from '../../bench/chaos/link.ts';
import { nameOf, plan } from '../../bench/chaos/plan.ts';
import { seeded } from '../../bench/random.ts';

const firstOf = (seed: number, count: number) => {
  const steps = plan(seeded(seed), [2_000, 6_000]);
  return Array.from({ length: count }, () => steps.next().value);
};

test('a seed strikes the same faults at the same times, and another seed others', () => {
  expect(firstOf(7, 100)).toEqual(firstOf(7, 100));
  expect(firstOf(7, 100)).not.toEqual(firstOf(8, 100));
});

test('a long plan kills every part, cuts, holds and slows every way between them, fills every disk and moves every clock', () => {
  const names = new Set(firstOf(1, 3_000).map(({ fault }) => nameOf(fault)));
  const ways = ['api-postgres', 'worker-postgres', 'api-temporal', 'worker-temporal', 'carrier'];
  expect([...names].toSorted()).toEqual(
    [
      'backend',
      ...['worker', 'api', 'postgres', 'temporal'].map((part) => `kill ${part}`),
      ...['worker', 'api', 'temporal'].map((part) => `pause ${part}`),
      ...['cut', 'hold', 'slow'].flatMap((kind) => ways.map((way) => `${kind} ${way}`)),
      ...['postgres', 'temporal', 'store'].map((disk) => `fill ${disk}`),
      ...['worker', 'api'].map((part) => `clock ${part}`),
    ].toSorted(),
  );
});

/** A link to a server that sends back what it gets. */
async function echoBehindLink() {
  const echo = createServer((socket) => socket.on('error', () => {}).pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const link = await startLink((echo.address() as AddressInfo).port);
  onTestFinished(async () => {
    await link.close();
    echo.close();
  });
  return link;
}

/** Whether the text comes back before the connection ends. */
async function echoes(socket: Socket, text: string): Promise<boolean> {
  socket.on('error', () => {});
  const ended = once(socket, 'close').then(() => false);
  socket.write(text);
  return await Promise.race([once(socket, 'data').then(([data]) => String(data) === text), ended]);
}

test('a link that is cut ends what is open, takes nothing meanwhile, and passes everything again afterwards', async () => {
  const link = await echoBehindLink();
  const before = connect(link.port, '127.0.0.1');
  expect(await echoes(before, 'one')).toBe(true);
  const closed = once(before, 'close');
  const cut = link.cut(200);
  await closed;
  expect(await echoes(connect(link.port, '127.0.0.1'), 'two')).toBe(false);
  await cut;
  const after = connect(link.port, '127.0.0.1');
  expect(await echoes(after, 'three')).toBe(true);
  after.destroy();
});

test('a link that holds answers nobody and ends nothing until it is over', async () => {
  const link = await echoBehindLink();
  const open = connect(link.port, '127.0.0.1');
  expect(await echoes(open, 'one')).toBe(true);
  const order: string[] = [];
  const hold = link.hold(200).then(() => order.push('over'));
  const both = await Promise.all([
    echoes(open, 'two'),
    echoes(connect(link.port, '127.0.0.1'), 'three'),
  ]).finally(() => order.push('ended'));
  await hold;
  expect(both).toEqual([false, false]);
  expect(order).toEqual(['over', 'ended']);
});

test('a link that is slow passes everything, later', async () => {
  const link = await echoBehindLink();
  const open = connect(link.port, '127.0.0.1');
  expect(await echoes(open, 'one')).toBe(true);
  const beganMs = performance.now();
  const slow = link.slow(100, 300);
  expect(await echoes(open, 'two')).toBe(true);
  expect(performance.now() - beganMs).toBeGreaterThan(190);
  await slow;
  open.destroy();
});
