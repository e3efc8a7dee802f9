import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { takeFromDebian, withLibraries } from '../debian-package.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds an nginx: LASTCALL_NGINX_EXECUTABLE, on the PATH, our cache, Debian's package without installing it.
 *
 * @returns path of an executable that runs with `withLibraries`
 * @throws as `obtainExecutable`
 */
export const resolveNginxExecutable = (here: Partial<Surroundings> = {}): Promise<string> =>
  obtainExecutable(nginx, here);

const nginx: Obtainable = {
  what: 'the proxy nginx',
  kind: 'an nginx',
  name: 'nginx',
  version: '1.18.0',
  variable: 'LASTCALL_NGINX_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: "taking nginx out of Debian's package (some seconds)",
      get: (draft, here) => takeFromDebian({ name: 'nginx', file: 'usr/sbin/nginx', draft }, here),
    },
  ],
  help: [
    'install nginx 1.18 or newer on the PATH (apt-get install nginx, brew install nginx), or name it by LASTCALL_NGINX_EXECUTABLE',
    'on Debian and Ubuntu, run apt-get update: its package is unpacked then, and not installed',
  ],
};

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stderr } = await promisify(execFile)(executable, ['-v'], {
      timeout: VERSION_TIMEOUT_MS,
      env: withLibraries(executable),
    });
    return /nginx\/(\d+\.\d+\.\d+)/.exec(stderr)?.[1];
  } catch {
    return undefined;
  }
}
