import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { resolveS3Executable } from '../../dev/s3/executable.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const says = (version: string) => `#!/bin/sh\necho "Version  : ${version}"\n`;

function machine() {
  const folder = makeTempFolder();
  const said: string[] = [];
  const env = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache') };
  mkdirSync(env.PATH);
  return {
    folder,
    said,
    bin: env.PATH,
    cached: join(env.XDG_CACHE_HOME, 'lastcall', 'versitygw-1.8.0', 'versitygw'),
    resolve: (downloads = 'http://127.0.0.1:1') =>
      resolveS3Executable({ env, downloads, progress: (line) => said.push(line) }),
  };
}

test('the official build of the S3 server is downloaded once and kept', async () => {
  const { folder, cached, resolve } = machine();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { url = '' } = request;
    asked.push(url);
    const name = url.replace(/^.*\/|\.tar\.gz$/g, '');
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'versitygw'), says('1.8.0'), { mode: 0o755 });
    response.end(execFileSync('tar', ['-czf', '-', '-C', folder, name]));
  });
  await new Promise<void>((resolved) => server.listen(0, '127.0.0.1', resolved));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(resolve(url)).resolves.toBe(cached);
  await expect(resolve(url)).resolves.toBe(cached);
  expect(asked).toEqual([
    expect.stringMatching(/^\/v1\.8\.0\/versitygw_v1\.8\.0_[A-Z][a-z]+_[a-z0-9_]+\.tar\.gz$/),
  ]);
});

test('without a download the S3 server is built with Go, and what happens is said', async () => {
  const { bin, cached, said, resolve } = machine();
  writeFileSync(
    join(bin, 'go'),
    [
      '#!/bin/sh',
      'for arg in "$@"; do case "$arg" in -o=*) target="${arg#-o=}";; esac; done',
      `printf '#!/bin/sh\\necho "Version  : 1.8.0"\\n' > "$target"`,
      '/bin/chmod 755 "$target"',
    ].join('\n'),
  );
  chmodSync(join(bin, 'go'), 0o755);
  await expect(resolve()).resolves.toBe(cached);
  expect(said).toContain('building the S3 server 1.8.0 with Go (three minutes or more, this once)');
});

test('when nothing works the error says why and what helps', async () => {
  const { resolve } = machine();
  const failure = await resolve().catch((error: unknown) => String(error));
  expect(failure).toContain('There is no S3 server to start');
  expect(failure).toContain('- Go is not installed');
  expect(failure).toContain('name it by LASTCALL_S3_EXECUTABLE');
});

test('an older one on the PATH is passed over, and a newer one is taken', async () => {
  const { bin, said, resolve } = machine();
  const there = join(bin, 'versitygw');
  writeFileSync(there, says('1.7.0'), { mode: 0o755 });
  await expect(resolve()).rejects.toThrow('There is no S3 server to start');
  expect(said[0]).toBe(`not using ${there}: it is 1.7.0, needed is 1.8.0`);
  writeFileSync(there, says('1.9.2'));
  await expect(resolve()).resolves.toBe(there);
});
