import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadFromArchive } from '../../download-archive.ts';
import { buildWithGo } from '../../go-build.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../../obtain-executable.ts';

/** The server that the Temporal CLI of `cli-version.ts` holds. */
const VERSION = '1.32.0';
const MODULE = 'go.temporal.io/server';
const DOWNLOADS = 'https://github.com/temporalio/temporal/releases/download';
const VERSION_TIMEOUT_MS = 20_000;

export interface ClusterExecutables {
  /** A node of a Temporal cluster. */
  server: string;
  /** Makes and upgrades the tables that a cluster keeps its state in. */
  sqlTool: string;
}

/**
 * Finds what a Temporal cluster is made of, downloads it, or builds it once with the machine's Go.
 * @throws as `obtainExecutable`
 */
export async function resolveClusterExecutables(
  here: Partial<Surroundings> = {},
): Promise<ClusterExecutables> {
  const server = await obtainExecutable(
    ofModule('temporal-server', 'cmd/server', 'LASTCALL_TEMPORAL_SERVER_EXECUTABLE'),
    here,
  );
  const sqlTool = await obtainExecutable(
    ofModule('temporal-sql-tool', 'cmd/tools/sql', 'LASTCALL_TEMPORAL_SQL_TOOL_EXECUTABLE'),
    here,
  );
  return { server, sqlTool };
}

const ofModule = (name: string, path: string, variable: string): Obtainable => ({
  what: `the ${name} of a Temporal cluster`,
  kind: `a ${name}`,
  name,
  version: VERSION,
  variable,
  versionOf,
  ways: [
    {
      announcement: `downloading ${name} ${VERSION} (official build, some seconds)`,
      get: (draft, { signal }) => downloadFromArchive(officialBuild(), name, draft, signal),
    },
    {
      announcement: `building ${name} ${VERSION} with Go (three minutes or more, this once)`,
      get: (draft, here) =>
        buildWithGo({
          what: name,
          tool: 'temporal-cluster',
          packagePath: `${MODULE}/${path}`,
          target: join(draft, name),
          ...here,
        }),
    },
  ],
  help: [
    `name a ${name} ${VERSION} or newer (https://github.com/temporalio/temporal/releases) by ${variable}`,
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
  ],
});

function officialBuild(): string {
  const processor = process.arch === 'x64' ? 'amd64' : process.arch;
  return `${DOWNLOADS}/v${VERSION}/temporal_${VERSION}_${process.platform}_${processor}.tar.gz`;
}

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return /version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
