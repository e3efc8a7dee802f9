import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnServer } from '../server-process.ts';
import { untilRunning } from '../until-running.ts';

const PROBE_TIMEOUT_MS = 2_000;
const STOP_PATIENCE_MS = 5_000;

interface S3Server {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts an S3 server on the loopback address whose buckets may have versions and object locks, and resolves when it
 * answers.
 * @param options.folder where its buckets are kept; made
 * @throws Error when it ends or stays silent while it starts, with the end of its log
 */
export async function startS3Server(options: {
  executable: string;
  port: number;
  folder: string;
  logFile: string;
  accessKeyId: string;
  secretAccessKey: string;
}): Promise<S3Server> {
  const folders = ['buckets', 'attributes', 'old-versions'].map((name) => join(options.folder, name));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const [buckets = '', attributes = '', versions = ''] = folders;
  const server = await spawnServer({
    command: options.executable,
    args: [
      `--port=127.0.0.1:${options.port}`,
      '--quiet',
      'posix',
      // Not every file system has extended attributes.
      `--sidecar=${attributes}`,
      `--versioning-dir=${versions}`,
      buckets,
    ],
    env: {
      ...process.env,
      ROOT_ACCESS_KEY_ID: options.accessKeyId,
      ROOT_SECRET_ACCESS_KEY: options.secretAccessKey,
    },
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    stopPatienceMs: STOP_PATIENCE_MS,
  });
  const url = `http://127.0.0.1:${options.port}`;
  await untilRunning('the S3 server', server, () => answers(url));
  return { url, stop: () => server.stop() };
}

/** Any answer will do: without a signature it is a refusal. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}
