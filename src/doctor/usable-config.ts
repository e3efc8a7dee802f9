import { type Config, EnvironmentError, readConfig } from '../config.ts';

/** Of variables that contradict each other, all are left out. */
const together: Readonly<Record<string, readonly string[]>> = {
  LASTCALL_MAIL_FROM: ['LASTCALL_MAIL_FROM', 'LASTCALL_SMTP_URL'],
  LASTCALL_OIDC_ISSUER: ['LASTCALL_OIDC_ISSUER', 'LASTCALL_OIDC_CLIENT_ID', 'LASTCALL_OIDC_CLIENT_SECRET'],
  ARCHIVE_S3_LOCK: ['ARCHIVE_S3_LOCK', 'ARCHIVE_S3_LOCK_DAYS'],
};
/** Where the configuration has to name a database and the environment names none that can be one. */
export const noDatabase = 'postgres://nowhere.invalid/lastcall';

/** The configuration, and what is wrong with the environment: the variables that are, count as not set. */
export function usableConfig(environment: NodeJS.ProcessEnv): {
  config: Config;
  wrong: { variable: string; message: string }[];
} {
  const wrong: { variable: string; message: string }[] = [];
  const usable = { ...environment };
  for (;;) {
    try {
      return { config: readConfig(usable), wrong };
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      const before = JSON.stringify(usable);
      for (const each of error.problems) {
        wrong.push(each);
        leaveOut(usable, each.variable);
      }
      if (JSON.stringify(usable) === before) throw error;
    }
  }
}

function leaveOut(environment: NodeJS.ProcessEnv, variable: string): void {
  if (variable === 'DATABASE_URL') {
    // One that can be used, with a password that may not stand beside this address.
    const isUrl = /^postgres(ql)?:\/\//.test(environment['DATABASE_URL'] ?? '');
    if (isUrl) delete environment['LASTCALL_PUBLIC_URL'];
    else environment['DATABASE_URL'] = noDatabase;
    return;
  }
  for (const each of together[variable] ?? [variable]) delete environment[each];
}
