import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadFromArchive } from '../download-archive.ts';
import { buildWithGo } from '../go-build.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION = '1.7.12';
const MODULE = 'github.com/rhysd/actionlint';
const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds actionlint, which checks workflows of GitHub, or gets it, in this order: LASTCALL_ACTIONLINT_EXECUTABLE, `actionlint` on
 * the PATH if new enough, our cache, the official download, a Go build.
 * @returns path of an executable that runs
 * @throws as `obtainExecutable`
 */
export const resolveActionlint = (here: Partial<Surroundings> = {}): Promise<string> =>
  obtainExecutable(actionlint, here);

const actionlint: Obtainable = {
  what: 'actionlint',
  kind: 'an actionlint',
  name: 'actionlint',
  version: VERSION,
  variable: 'LASTCALL_ACTIONLINT_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: `downloading actionlint ${VERSION} (official build, 2 MB)`,
      get: (draft, { signal }) => {
        const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
        const url = `https://${MODULE}/releases/download/v${VERSION}/actionlint_${VERSION}_${platform}.tar.gz`;
        return downloadFromArchive(url, 'actionlint', draft, signal);
      },
    },
    {
      announcement: `building actionlint ${VERSION} with Go (some seconds, this once)`,
      get: (draft, here) =>
        buildWithGo({
          what: 'actionlint',
          tool: 'actionlint',
          packagePath: `${MODULE}/cmd/actionlint`,
          stamp: `${MODULE}.version=${VERSION}`,
          target: join(draft, 'actionlint'),
          ...here,
        }),
    },
  ],
  help: [
    `install actionlint ${VERSION} or newer (https://${MODULE}/releases) on the PATH, or name it by LASTCALL_ACTIONLINT_EXECUTABLE`,
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
  ],
};

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['-version'], { timeout: VERSION_TIMEOUT_MS });
    return /^v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
