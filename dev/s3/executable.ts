import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildWithGo } from '../go-build.ts';
import { downloadS3Executable, S3_DOWNLOADS } from './download-executable.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION = '1.8.0';
const MODULE = 'github.com/versity/versitygw';
const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds the S3 server that the tests use or gets it, in this order: LASTCALL_S3_EXECUTABLE, `versitygw` on the PATH if
 * new enough, our cache, the official download, a Go build.
 * @param options.downloads base URL of the downloads; GitHub's by default
 * @returns path of an executable that runs
 * @throws as `obtainExecutable`
 */
export function resolveS3Executable({
  downloads = S3_DOWNLOADS,
  ...here
}: Partial<Surroundings> & { downloads?: string } = {}): Promise<string> {
  return obtainExecutable(versityGateway(downloads), here);
}

const versityGateway = (downloads: string): Obtainable => ({
  what: 'the S3 server',
  kind: 'a Versity S3 Gateway',
  name: 'versitygw',
  version: VERSION,
  variable: 'LASTCALL_S3_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: `downloading the S3 server ${VERSION} (official build, some seconds)`,
      get: (draft, { signal }) => downloadS3Executable(downloads, VERSION, draft, signal),
    },
    {
      announcement: `building the S3 server ${VERSION} with Go (three minutes or more, this once)`,
      get: (draft, here) =>
        buildWithGo({
          what: 'the S3 server',
          tool: 's3-server',
          packagePath: `${MODULE}/cmd/versitygw`,
          stamp: `main.Version=${VERSION}`,
          target: join(draft, 'versitygw'),
          ...here,
        }),
    },
  ],
  help: [
    `install the Versity S3 Gateway ${VERSION} or newer (https://github.com/versity/versitygw/releases) on the PATH, or name it by LASTCALL_S3_EXECUTABLE`,
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
  ],
});

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return /^Version\s*: v?(\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
