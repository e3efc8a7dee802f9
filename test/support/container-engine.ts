import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.ts';

const run = promisify(execFile);
const answerMs = 20_000;

/** Whether images can be built and run here, and if not, why. */
export type Engine = { there: true } | { there: false; why: string };

/** Looks for a container engine that answers to `docker` and has `docker compose`. */
export async function findEngine(env = process.env): Promise<Engine> {
  const options = { env, timeout: answerMs };
  try {
    await run('docker', ['info', '--format', '{{.ServerVersion}}'], options);
    await run('docker', ['compose', 'version'], options);
    return { there: true };
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    const why = String(code) === 'ENOENT' ? 'there is no docker' : stderr?.trim() || message;
    return { there: false, why };
  }
}

/** Runs `docker compose` on docker-compose.yml; answers what it printed. */
export async function compose(project: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const { stdout } = await run('docker', ['compose', '--project-name', project, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
