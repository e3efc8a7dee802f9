import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { installWheels } from '../../dev/install-wheels.ts';
import type { Defer } from './defer.ts';
import type { ReceivedMessage } from './receiver.ts';
import { makeTempFolder } from './temp-folder.ts';

const program = `
import json, sys
from standardwebhooks import Webhook
for line in sys.stdin:
    given = json.loads(line)
    try:
        print(json.dumps(Webhook(given["secret"]).verify(given["raw"], given["headers"])))
    except Exception as error:
        print(json.dumps(type(error).__name__))
`;

/**
 * What the Python library of Standard Webhooks says of messages: the body of one that it verifies, else the name of the error.
 * Needs Python 3 with pip (or uv) on this machine, and the Python package index, for a wheel of some kilobytes.
 */
export async function verifyInPython(
  defer: Defer,
  messages: readonly { message: ReceivedMessage; secret: string }[],
): Promise<unknown[]> {
  const folder = makeTempFolder(defer);
  const signal = AbortSignal.timeout(60_000);
  await installWheels({ tool: 'webhook-verifier', folder, env: process.env, signal });
  const child = spawn('python3', ['-c', program], {
    env: { ...process.env, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
    signal,
  });
  const lines = messages.map(({ message: { raw, headers }, secret }) =>
    JSON.stringify({ raw, headers, secret }),
  );
  child.stdin.end(lines.join('\n'));
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number]>]);
  if (code !== 0) throw new Error(`python3 ended with ${code}`);
  return said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
