import { expect, test } from 'vitest';
import { assertPortFree, freePort, portHolder } from '../../dev/ports.ts';
import { spawnScript } from '../support/processes.ts';

const use = { part: 'Temporal', variable: 'LASTCALL_TEMPORAL_PORT' };
const listen = (port: number, host: string) =>
  `require('node:net').createServer().listen(${port}, '${host}', () => console.log('listening'))`;

test('a free port may be used', async () => {
  await expect(assertPortFree(await freePort(), use)).resolves.toBeUndefined();
});

test.each(['127.0.0.1', '0.0.0.0'])(
  'a port that is taken on %s is refused with the process that has it and the variable to set',
  async (host) => {
    const port = await freePort();
    const pid = await spawnScript(listen(port, host));
    await expect(assertPortFree(port, use)).rejects.toThrow(
      `port ${port} (Temporal) is in use by process ${pid} (node): stop it, or set LASTCALL_TEMPORAL_PORT`,
    );
  },
);

test('nobody is named for a port that nobody listens on', async () => {
  expect(portHolder(await freePort())).toBeUndefined();
});
