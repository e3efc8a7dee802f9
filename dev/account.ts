import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { serverEnvironment } from './server-environment.ts';

/** The ids under which a process is run. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account Postgres runs under when we are root, which it refuses to be: the system's `postgres` when there is
 * one, else `nobody`, so that no account is created on a machine just to try Lastcall. undefined when we are not
 * root and Postgres may run as ourselves.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account === undefined) {
    throw new Error(
      'Postgres does not run as root, and there is no user "postgres" or "nobody" to run it as',
    );
  }
  return account;
}

function lookUp(name: string): Account | undefined {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: serverEnvironment(process.env),
      }),
    );
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether an account may pass through every folder down to `path`; what does not exist yet is left out. */
export function canReach(path: string, account: Account): boolean {
  const parent = dirname(path);
  if (parent !== path && !canReach(parent, account)) return false;
  if (!existsSync(path)) return true;
  const { mode, uid, gid } = statSync(path);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
