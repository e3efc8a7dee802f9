import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadFromArchive } from '../download-archive.ts';
import { buildWithGo } from '../go-build.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION = '3.15.1';
const MODULE = 'github.com/prometheus/prometheus';
const DOWNLOADS = `https://${MODULE}/releases/download`;
const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds promtool, which tries Prometheus' rules, or gets it, in this order: LASTCALL_PROMTOOL_EXECUTABLE, `promtool` on the
 * PATH if new enough, our cache, the official download, a Go build.
 * @param options.downloads base URL of the downloads; GitHub's by default
 * @returns path of an executable that runs
 * @throws as `obtainExecutable`
 */
export function resolvePromtool({
  downloads = DOWNLOADS,
  ...here
}: Partial<Surroundings> & { downloads?: string } = {}): Promise<string> {
  return obtainExecutable(promtool(downloads), here);
}

const promtool = (downloads: string): Obtainable => ({
  what: 'promtool',
  kind: 'a promtool',
  name: 'promtool',
  version: VERSION,
  variable: 'LASTCALL_PROMTOOL_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: `downloading promtool ${VERSION} (official build, 120 MB with the rest of Prometheus)`,
      get: (draft, { signal }) => {
        const folder = `prometheus-${VERSION}.${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
        return downloadFromArchive(
          `${downloads}/v${VERSION}/${folder}.tar.gz`,
          `${folder}/promtool`,
          draft,
          signal,
        );
      },
    },
    {
      announcement: `building promtool ${VERSION} with Go (some minutes, this once)`,
      get: (draft, here) =>
        buildWithGo({
          what: 'promtool',
          tool: 'promtool',
          packagePath: `${MODULE}/cmd/promtool`,
          // Finding targets in twenty clouds is no part of trying rules, and most of the build.
          tags: 'remove_all_sd',
          stamp: `github.com/prometheus/common/version.Version=${VERSION}`,
          target: join(draft, 'promtool'),
          ...here,
        }),
    },
  ],
  help: [
    `install promtool ${VERSION} or newer, which is a part of Prometheus (https://prometheus.io/download), on the PATH, or name it by LASTCALL_PROMTOOL_EXECUTABLE`,
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
  ],
});

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return /^promtool, version (\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
