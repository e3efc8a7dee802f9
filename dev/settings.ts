import { join, resolve } from 'node:path';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const schema = z.object({
  LASTCALL_DATA: z.string().default('.lastcall'),
  LASTCALL_PORT: port(8080),
  LASTCALL_POSTGRES_PORT: port(54_329),
  LASTCALL_TEMPORAL_PORT: port(7233),
  LASTCALL_TEMPORAL_UI_PORT: port(8233),
  LASTCALL_SANDBOX_PORT: port(8090),
});

/** What `lastcall up` is told by the environment. */
export interface UpSettings {
  /** The one folder with all state. */
  dataDir: string;
  ports: { api: number; postgres: number; temporal: number; temporalUi: number; sandbox: number };
  file: (...path: string[]) => string;
}

/** @throws ZodError when a port is not one */
export function readUpSettings(environment: NodeJS.ProcessEnv): UpSettings {
  // As everywhere, an empty variable counts as not set.
  const env = schema.parse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  const dataDir = resolve(env.LASTCALL_DATA);
  return {
    dataDir,
    ports: {
      api: env.LASTCALL_PORT,
      postgres: env.LASTCALL_POSTGRES_PORT,
      temporal: env.LASTCALL_TEMPORAL_PORT,
      temporalUi: env.LASTCALL_TEMPORAL_UI_PORT,
      sandbox: env.LASTCALL_SANDBOX_PORT,
    },
    file: (...path) => join(dataDir, ...path),
  };
}
