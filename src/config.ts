import { z } from 'zod';

const seconds = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  LASTCALL_HOST: z.string().default('127.0.0.1'),
  LASTCALL_PORT: port(8080),
  LASTCALL_TASK_QUEUE: z.string().min(1).default('lastcall'),
  LASTCALL_COALESCE_SECONDS: seconds(15 * 60),
  LASTCALL_DRAIN_GRACE_SECONDS: seconds(4 * 60 * 60),
  LASTCALL_RELEASE_PATIENCE_SECONDS: seconds(7 * 24 * 60 * 60),
  LASTCALL_CARRIER_RATES: z
    .string()
    .regex(/^$|^[a-z]+=\d+(\.\d+)?(,[a-z]+=\d+(\.\d+)?)*$/, 'must look like twilio=20,telnyx=5')
    .default(''),
  LASTCALL_SIGNALS_PER_RUN: z.coerce.number().int().min(1).max(5_000).default(1_000),
  LASTCALL_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LASTCALL_TEMPORAL_UI_URL: z.url().optional(),
  ARCHIVE_STORE: z.string().min(1).default('.lastcall/archives'),
  LASTCALL_SANDBOX_URL: z.url().optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_API_URL: z.url().optional(),
});

/** What a process is told by its environment; `.env.example` explains every variable. Times are in ms here. */
export interface Config {
  databaseUrl: string;
  host: string;
  port: number;
  taskQueue: string;
  coalesceMs: number;
  drainGraceMs: number;
  /** After failing for this long a release waits for an operator. */
  releasePatienceMs: number;
  /** Releases per second, by carrier, where it is not the default. */
  carrierRates: ReadonlyMap<string, number>;
  signalsPerRun: number;
  logLevel: string;
  /** Where operators find the Temporal UI, for links; null when nobody said. */
  temporalUiUrl: string | null;
  /** A folder's path or `file:` URL. */
  archiveStore: string;
  sandboxUrl: string | null;
  twilio: { accountSid: string; authToken: string; baseUrl?: string } | null;
}

/**
 * Reads the configuration. An empty variable counts as not set.
 *
 * @throws Error that names every variable that is missing or wrong, and what it must be
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The environment is not complete:\n${problems.join('\n')}\nSee .env.example.`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.LASTCALL_HOST,
    port: env.LASTCALL_PORT,
    taskQueue: env.LASTCALL_TASK_QUEUE,
    coalesceMs: env.LASTCALL_COALESCE_SECONDS * 1_000,
    drainGraceMs: env.LASTCALL_DRAIN_GRACE_SECONDS * 1_000,
    releasePatienceMs: env.LASTCALL_RELEASE_PATIENCE_SECONDS * 1_000,
    carrierRates: new Map(
      env.LASTCALL_CARRIER_RATES.split(',')
        .filter(Boolean)
        .map((pair) => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])]),
    ),
    signalsPerRun: env.LASTCALL_SIGNALS_PER_RUN,
    logLevel: env.LASTCALL_LOG_LEVEL,
    temporalUiUrl: env.LASTCALL_TEMPORAL_UI_URL ?? null,
    archiveStore: env.ARCHIVE_STORE,
    sandboxUrl: env.LASTCALL_SANDBOX_URL ?? null,
    twilio:
      env.TWILIO_ACCOUNT_SID && env.TWILIO_AUTH_TOKEN
        ? {
            accountSid: env.TWILIO_ACCOUNT_SID,
            authToken: env.TWILIO_AUTH_TOKEN,
            ...(env.TWILIO_API_URL && { baseUrl: env.TWILIO_API_URL }),
          }
        : null,
  };
}
