import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { installRuntime } from '../../src/worker/runtime.ts';
import { historiesFolder } from '../support/keep-history.ts';

installRuntime(createLog('silent'));

const files = (await readdir(historiesFolder, { recursive: true })).filter((name) => name.endsWith('.json'));

async function replay(name: string, change: (history: Record<string, unknown>) => void = () => {}) {
  const json = JSON.parse(await readFile(join(historiesFolder, name), 'utf8')) as Record<string, unknown>;
  change(json);
  const options = { workflowBundle: { codePath: inject('workflowBundlePath') } };
  // The replayed workflow knows its campaign from the history; the id passed here is only for messages.
  await Worker.runReplayHistory(options, historyFromJSON(json), name);
}

test.each(files)('the workflows of today decide as those did that wrote %s', async (name) => {
  await expect(replay(name)).resolves.toBeUndefined();
});

test('a history that today’s code would not have written is refused', async () => {
  const name = files.find((file) => file.includes('inactivity'))!;
  const swap = (history: Record<string, unknown>) => {
    const text = JSON.stringify(history['events']).replaceAll('"giveNotice"', '"somethingElse"');
    history['events'] = JSON.parse(text);
  };
  await expect(replay(name, swap)).rejects.toThrow(/nondeterminism|Replay failed/i);
});

test.each(files)('the workflows of %s would have decided the same in a trace', async (name) => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const payload = {
    metadata: { encoding: base64('json/plain') },
    data: base64(JSON.stringify({ traceparent })),
  };
  let told = 0;
  await replay(name, (history) => {
    for (const event of history['events'] as Record<string, Record<string, unknown>>[]) {
      const attributes =
        event['workflowExecutionStartedEventAttributes'] ?? event['workflowExecutionSignaledEventAttributes'];
      if (!attributes) continue;
      attributes['header'] = { fields: { '_tracer-data': payload } };
      told += 1;
    }
  });
  expect(told).toBeGreaterThan(0);
});

test('a release that stood still because a carrier’s workflow was begun twice goes on', async () => {
  const asIfItsTaskHadBeenDone = (history: Record<string, unknown>) => {
    const events = history['events'] as Record<string, unknown>[];
    const failed = events.findIndex(({ eventType }) => eventType === 'EVENT_TYPE_WORKFLOW_TASK_FAILED');
    const done = events.findLast(({ eventType }) => eventType === 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED')!;
    const { scheduledEventId, startedEventId } = events[failed]![
      'workflowTaskFailedEventAttributes'
    ] as Record<string, string>;
    history['events'] = [
      ...events.slice(0, failed),
      {
        ...done,
        eventId: events[failed]!['eventId'],
        workflowTaskCompletedEventAttributes: {
          ...(done['workflowTaskCompletedEventAttributes'] as object),
          scheduledEventId,
          startedEventId,
        },
      },
    ];
  };
  await expect(replay('0.1.0/release-begun-twice.json', asIfItsTaskHadBeenDone)).resolves.toBeUndefined();
});
