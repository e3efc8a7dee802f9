import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serverEnvironment } from '../server-environment.ts';

/** The Temporal CLI we download or build, and the oldest one we use: the first whose server can skip time. */
export const TEMPORAL_CLI_VERSION = '1.9.1';

// Reading 150 MB from a cold disk is what takes time here.
const VERSION_TIMEOUT_MS = 20_000;

/** What `--version` of a Temporal CLI says, such as `1.9.1`; undefined when it does not run or says something else. */
export async function temporalCliVersion(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], {
      timeout: VERSION_TIMEOUT_MS,
      env: serverEnvironment(process.env),
    });
    return /^temporal version (\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
