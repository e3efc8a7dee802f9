import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Surroundings } from './obtain-executable.ts';

/** Part of every Debian: another copy of them would not fit its loader. */
const ofTheSystem = /^(libc6|libgcc-s1|libcrypt1)$/;

/**
 * Takes an executable out of a package of the Debian, or its like, that this machine runs, without installing it. Shared
 * libraries that the machine lacks come from the packages it depends on, and stand in `libraries` beside `draft`.
 *
 * @param draft a folder to unpack into
 * @returns path of the executable
 * @throws Error when this machine has no such packages, or libraries are missing all the same
 */
export async function takeFromDebian(
  { name, file, draft }: { name: string; file: string; draft: string },
  { env, signal }: Surroundings,
): Promise<string> {
  const run = async (command: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}) =>
    (await promisify(execFile)(command, args, { cwd, signal, env: { ...env, ...more, LC_ALL: 'C' } })).stdout;
  const unpack = async (packages: readonly string[], into: string): Promise<void> => {
    await mkdir(into, { recursive: true });
    await run('apt-get', ['download', '--quiet', ...packages], into).catch((error: unknown) => {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
      if (code === 'ENOENT') throw new Error('this machine has no apt-get');
      throw new Error(`apt-get cannot download ${packages.join(' ')}: ${stderr.trim()} (apt-get update?)`);
    });
    for (const archive of (await readdir(into)).filter((each) => each.endsWith('.deb')))
      await run('dpkg-deb', ['--extract', archive, '.'], into);
  };

  await unpack([name], draft);
  const unpacked = join(draft, file);
  const libraries = join(draft, 'libraries');
  await mkdir(libraries);
  const lacking = async () =>
    [
      ...(await run('ldd', [unpacked], draft, { LD_LIBRARY_PATH: libraries })).matchAll(
        /^\t(\S+) => not found$/gm,
      ),
    ].map(([, library]) => library!);
  if ((await lacking()).length > 0) {
    const more = join(draft, 'more');
    const depends = await run('apt-cache', ['depends', '--important', name], draft);
    const packages = [...depends.matchAll(/Depends: (lib\S+)$/gm)].map(([, each]) => each!);
    await unpack(
      packages.filter((each) => !ofTheSystem.test(each)),
      more,
    );
    const files = await readdir(more, { recursive: true });
    for (const library of await lacking()) {
      const found = files.find((each) => basename(each) === library);
      if (found !== undefined) await copyFile(await realpath(join(more, found)), join(libraries, library));
    }
  }
  const left = await lacking();
  if (left.length > 0) throw new Error(`${name} needs libraries that are not here: ${left.join(', ')}`);
  const executable = join(draft, basename(file));
  await copyFile(unpacked, executable);
  await cp(libraries, join(dirname(draft), 'libraries'), { recursive: true });
  return executable;
}

/** What an executable needs in its environment to find libraries that were got with it. */
export const withLibraries = (executable: string, env = process.env): NodeJS.ProcessEnv => ({
  ...env,
  LD_LIBRARY_PATH: [join(dirname(executable), 'libraries'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
});
