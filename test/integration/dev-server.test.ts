import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { findProcesses, isAlive } from '../../dev/processes.ts';
import { startDevServer, type DevServer, type DevServerOptions } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { statusKey } from '../../workflows/search-attributes.ts';
import { deadPid, spawnScript } from '../support/processes.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

/** A database file with a port, and how to start a server on it; what runs at the test's end is stopped. */
async function home() {
  const folder = makeTempFolder();
  const options = {
    executable: await resolveTemporalExecutable(),
    port: await freePort(),
    dbFile: join(folder, 'temporal.db'),
    logFile: join(folder, 'log'),
    searchAttributes: SEARCH_ATTRIBUTES,
  };
  return {
    ...options,
    folder,
    start: async (more: Partial<DevServerOptions> = {}): Promise<DevServer> => {
      const server = await startDevServer({ ...options, ...more });
      onTestFinished(() => server.stop());
      return server;
    },
  };
}

async function withClient<T>(server: DevServer, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

function startWorkflow(server: DevServer): Promise<string> {
  return withClient(server, async (client) => {
    const { workflowId } = await client.workflow.start('anything', {
      taskQueue: 'nobody-listens',
      workflowId: randomUUID(),
      typedSearchAttributes: [{ key: statusKey, value: 'active' }],
    });
    return workflowId;
  });
}

function workflowStatus(server: DevServer, workflowId: string): Promise<string> {
  return withClient(server, async (client) => {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name;
  });
}

test('workflows outlive a stop, which leaves no process and no lock', async () => {
  const { dbFile, start } = await home();
  const first = await start();
  const workflowId = await startWorkflow(first);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  expect(findProcesses(['--db-filename', dbFile])).toEqual([]);
  expect(existsSync(`${dbFile}.lock`)).toBe(false);

  expect(await workflowStatus(await start(), workflowId)).toBe('RUNNING');
});

test('workflows outlive a kill -9, which the owner is told of', async () => {
  const { start } = await home();
  const reasons: string[] = [];
  const first = await start({ onExit: (reason) => reasons.push(reason) });
  const workflowId = await startWorkflow(first);
  process.kill(first.pid, 'SIGKILL');
  await waitFor('the news', async () => reasons[0]?.startsWith('the Temporal server ended (signal SIGKILL)'));

  expect(await workflowStatus(await start(), workflowId)).toBe('RUNNING');
});

test('a server that a killed start left running is stopped and its workflows are taken over', async () => {
  const { dbFile, start } = await home();
  const left = await start();
  const workflowId = await startWorkflow(left);
  writeFileSync(`${dbFile}.lock`, JSON.stringify({ pid: await deadPid(), birthMark: 'before' }));

  const next = await start();
  expect(isAlive(left.pid)).toBe(false);
  expect(await workflowStatus(next, workflowId)).toBe('RUNNING');
});

test('two starts do not share a database file', async () => {
  const { dbFile, start } = await home();
  await start();
  await expect(start({ port: await freePort() })).rejects.toThrow(
    `process ${process.pid} runs a Temporal server on ${dbFile} already`,
  );
});

test('the web pages are served when a port is given for them', async () => {
  const { start } = await home();
  const server = await start({ uiPort: await freePort() });
  const response = await fetch(server.uiAddress ?? '');
  expect(response.status).toBe(200);
});

test('a busy port is refused with the variable to set', async () => {
  const { start } = await home();
  const uiPort = await freePort();
  const pid = await spawnScript(
    `require('node:net').createServer().listen(${uiPort}, '127.0.0.1', () => console.log('listening'))`,
  );
  await expect(start({ uiPort })).rejects.toThrow(
    `port ${uiPort} (Temporal UI) is in use by process ${pid} (node): stop it, or set LASTCALL_TEMPORAL_UI_PORT`,
  );
});

test('a server that cannot start says why with the end of its log', async () => {
  const { folder, start } = await home();
  const executable = join(folder, 'temporal');
  writeFileSync(executable, '#!/bin/sh\necho "the disk is full" >&2\nexit 3\n', { mode: 0o755 });
  await expect(start({ executable })).rejects.toThrow(
    'the Temporal server ended while it started (exit code 3):\nthe disk is full',
  );
  await expect(start({ executable: join(folder, 'nothing') })).rejects.toThrow(/cannot run .*nothing/);
  await start();
});
