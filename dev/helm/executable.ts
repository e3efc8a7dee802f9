import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadFromArchive } from '../download-archive.ts';
import { buildWithGo } from '../go-build.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION = '4.3.1';
const DOWNLOADS = 'https://get.helm.sh';
const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds helm, which renders and examines the chart, or gets it, in this order: LASTCALL_HELM_EXECUTABLE, `helm` on the PATH
 * if new enough, our cache, the official download, a Go build.
 * @returns path of an executable that runs
 * @throws as `obtainExecutable`
 */
export const resolveHelm = (here: Partial<Surroundings> = {}): Promise<string> =>
  obtainExecutable(helm, here);

const helm: Obtainable = {
  what: 'helm',
  kind: 'a helm',
  name: 'helm',
  version: VERSION,
  variable: 'LASTCALL_HELM_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: `downloading helm ${VERSION} (official build, 20 MB)`,
      get: (draft, { signal }) => {
        const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
        return downloadFromArchive(
          `${DOWNLOADS}/helm-v${VERSION}-${platform}.tar.gz`,
          `${platform}/helm`,
          draft,
          signal,
        );
      },
    },
    {
      announcement: `building helm ${VERSION} with Go (some minutes, this once)`,
      get: (draft, here) =>
        buildWithGo({
          what: 'helm',
          tool: 'helm',
          packagePath: 'helm.sh/helm/v4/cmd/helm',
          stamp: `helm.sh/helm/v4/internal/version.version=v${VERSION}`,
          target: join(draft, 'helm'),
          ...here,
        }),
    },
  ],
  help: [
    `install helm ${VERSION} or newer (https://helm.sh/docs/intro/install), on the PATH, or name it by LASTCALL_HELM_EXECUTABLE`,
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
  ],
};

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['version', '--short'], {
      timeout: VERSION_TIMEOUT_MS,
    });
    return /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
