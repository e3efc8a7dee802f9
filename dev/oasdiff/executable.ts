import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadFromArchive } from '../download-archive.ts';
import { buildWithGo } from '../go-build.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION = '1.37.0';
const MODULE = 'github.com/oasdiff/oasdiff';
const DOWNLOADS = `https://${MODULE}/releases/download`;
const VERSION_TIMEOUT_MS = 20_000;

const archives: Partial<Record<NodeJS.Platform, string>> = {
  linux: `linux_${process.arch === 'x64' ? 'amd64' : process.arch}`,
  darwin: 'darwin_all',
};

/**
 * Finds oasdiff, which compares OpenAPI documents, or gets it, in this order: LASTCALL_OASDIFF_EXECUTABLE, `oasdiff` on
 * the PATH if new enough, our cache, the official download, a Go build.
 * @param options.downloads base URL of the downloads; GitHub's by default
 * @returns path of an executable that runs
 * @throws as `obtainExecutable`
 */
export function resolveOasdiff({
  downloads = DOWNLOADS,
  ...here
}: Partial<Surroundings> & { downloads?: string } = {}): Promise<string> {
  return obtainExecutable(oasdiff(downloads), here);
}

const oasdiff = (downloads: string): Obtainable => ({
  what: 'oasdiff',
  kind: 'an oasdiff',
  name: 'oasdiff',
  version: VERSION,
  variable: 'LASTCALL_OASDIFF_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: `downloading oasdiff ${VERSION} (official build, some seconds)`,
      get: (draft, { signal }) => {
        const archive = archives[process.platform];
        if (archive === undefined) throw new Error(`no official build for ${process.platform} is known here`);
        const url = `${downloads}/v${VERSION}/oasdiff_${VERSION}_${archive}.tar.gz`;
        return downloadFromArchive(url, 'oasdiff', draft, signal);
      },
    },
    {
      announcement: `building oasdiff ${VERSION} with Go (a minute or more, this once)`,
      get: (draft, here) =>
        buildWithGo({
          what: 'oasdiff',
          tool: 'oasdiff',
          packagePath: MODULE,
          stamp: `${MODULE}/build.Version=${VERSION}`,
          target: join(draft, 'oasdiff'),
          ...here,
        }),
    },
  ],
  help: [
    `install oasdiff ${VERSION} or newer (https://github.com/oasdiff/oasdiff/releases) on the PATH, or name it by LASTCALL_OASDIFF_EXECUTABLE`,
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
  ],
});

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return /^oasdiff version v?(\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
