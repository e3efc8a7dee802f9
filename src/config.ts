import { z } from 'zod';
import { s3Environment, type S3Options, s3Options } from './archive-store/s3-environment.ts';
import { carrierEnvironment } from './carriers/environment.ts';
import type { InstallationCarriers } from './carriers/installation.ts';
import {
  defaultRateLimits,
  largestRateLimit,
  type RateLimit,
  type RateLimits,
  smallestRateLimits,
} from './domain/rate-limits.ts';
import type { IdentityConfig } from './identity/identity-config.ts';
import { mailConfig, type MailConfig, mailEnvironment, mailProblem } from './mail/mail-config.ts';
import { isLoopback } from './identity/trusted-origins.ts';
import type { Keyring } from './secrets/keyring.ts';
import { type ManifestSigner, parseManifestKey } from './secrets/manifest-key.ts';
import { parseKeyring } from './secrets/parse-keyring.ts';
import { everyQueue, parseWorkerQueues, type WorkerQueues } from './worker/queues.ts';

/** Longer waits than a year are a slip of the keyboard, and more than a timer takes. */
const longestSeconds = 366 * 24 * 60 * 60;
const seconds = (fallback: number) => z.coerce.number().int().min(0).max(longestSeconds).default(fallback);
const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

/** 0: no limit. */
const rateLimit = (limit: RateLimit) =>
  z.coerce
    .number()
    .int()
    .max(largestRateLimit)
    .refine(
      (value) => value === 0 || value >= smallestRateLimits[limit],
      `must be 0, for no limit, or ${smallestRateLimits[limit]} or more`,
    )
    .default(defaultRateLimits[limit]);

const baseUrl = z
  .url()
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
  .optional();
/** @param read throws an Error that says what the text must be */
const readBy = <Value>(read: (text: string) => Value) =>
  z.string().transform((text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: error instanceof Error ? error.message : 'cannot be read',
      });
      return z.NEVER;
    }
  });

/** Stood in docker-compose.yml once. Everybody knows it, and with it can sign a cookie of anybody. */
const knownAuthSecret = 'for-trying-out-on-one-machine-only';
/** Of docker-compose.yml and .env.example. */
const knownDatabasePasswords = ['lastcall', 'postgres', 'secret'];

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  LASTCALL_HOST: z.string().default('127.0.0.1'),
  LASTCALL_PORT: port(8080),
  LASTCALL_TASK_QUEUE: z.string().min(1).default('lastcall'),
  LASTCALL_WORKER_VERSION: z
    .string()
    .regex(/^(?!__)[\w.+-]{1,100}$/, 'must be up to 100 letters, digits, and . _ + -, as 0.2.0-1f3a9c0')
    .optional(),
  LASTCALL_HOLD_PATCHES: z.enum(['true', 'false'], 'must be true or false').default('false'),
  LASTCALL_WORKER_QUEUES: readBy(parseWorkerQueues).optional(),
  LASTCALL_PUBLIC_URL: baseUrl,
  LASTCALL_AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  LASTCALL_AUTH_SECRET_FILE: z.string().optional(),
  LASTCALL_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  LASTCALL_OIDC_ISSUER: baseUrl,
  LASTCALL_OIDC_CLIENT_ID: z.string().optional(),
  LASTCALL_OIDC_CLIENT_SECRET: z.string().optional(),
  LASTCALL_OIDC_NAME: z.string().default('Single sign-on'),
  LASTCALL_COALESCE_SECONDS: seconds(15 * 60),
  LASTCALL_RATE_KEY_REQUESTS: rateLimit('keyRequests'),
  LASTCALL_RATE_ACCOUNT_REQUESTS: rateLimit('accountRequests'),
  LASTCALL_RATE_CALL_EVENTS: rateLimit('callEvents'),
  LASTCALL_DRAIN_GRACE_SECONDS: seconds(4 * 60 * 60),
  LASTCALL_CLEAR_AFTER_SECONDS: seconds(24 * 60 * 60),
  LASTCALL_RELEASE_PATIENCE_SECONDS: seconds(7 * 24 * 60 * 60),
  LASTCALL_CARRIER_RATES: z
    .string()
    .regex(/^$|^[a-z]+=\d+(\.\d+)?(,[a-z]+=\d+(\.\d+)?)*$/, 'must look like twilio=20,telnyx=5')
    .default(''),
  LASTCALL_SIGNALS_PER_RUN: z.coerce.number().int().min(1).max(5_000).default(1_000),
  LASTCALL_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LASTCALL_METRICS_HOST: z.string().default('127.0.0.1'),
  LASTCALL_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LASTCALL_TEMPORAL_METRICS: z
    .string()
    .regex(/^(\[[0-9a-f:]+\]|[0-9.]+):\d{1,5}$/i, 'must be an IP address and a port, as 127.0.0.1:9465')
    .optional(),
  LASTCALL_TEMPORAL_UI_URL: z.url().optional(),
  ARCHIVE_STORE: z.string().min(1).default('.lastcall/archives'),
  LASTCALL_SECRET_KEYS: readBy(parseKeyring).optional(),
  LASTCALL_PAYLOAD_KEYS: readBy(parseKeyring).optional(),
  LASTCALL_MANIFEST_KEY: readBy(parseManifestKey).optional(),
  LASTCALL_WEBHOOK_PRIVATE_ADDRESSES: z.enum(['true', 'false'], 'must be true or false').default('false'),
  LASTCALL_MAIL_RETENTION_DAYS: z.coerce.number().int().min(30).max(3_650).default(400),
  ...mailEnvironment,
});

const checked = schema.superRefine((env, context) => {
  const problem = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (env.LASTCALL_PUBLIC_URL !== undefined) {
    if (!/^https?:\/\/[^/]+$/.test(env.LASTCALL_PUBLIC_URL)) {
      problem(
        'LASTCALL_PUBLIC_URL',
        'must be http:// or https://, a host and perhaps a port, without a path',
      );
    } else if (!isLoopback(env.LASTCALL_PUBLIC_URL) && hasKnownPassword(env.DATABASE_URL)) {
      problem(
        'DATABASE_URL',
        'has a password of the examples, which everybody knows; give the database one of your own',
      );
    }
  }
  if (env.LASTCALL_AUTH_SECRET === knownAuthSecret) {
    problem('LASTCALL_AUTH_SECRET', 'is one that everybody knows; make one of your own');
  }
  const mail = mailProblem(env);
  if (mail !== null) problem('LASTCALL_MAIL_FROM', mail);
  const oidc = [env.LASTCALL_OIDC_ISSUER, env.LASTCALL_OIDC_CLIENT_ID, env.LASTCALL_OIDC_CLIENT_SECRET];
  if (oidc.some(Boolean) && !oidc.every(Boolean)) {
    problem(
      'LASTCALL_OIDC_ISSUER',
      'needs LASTCALL_OIDC_CLIENT_ID and LASTCALL_OIDC_CLIENT_SECRET, and they need it',
    );
  }
});

const environmentSchema = z.intersection(z.intersection(checked, s3Environment), carrierEnvironment(baseUrl));

/** What a process is told by its environment; `.env.example` explains every variable. Times are in ms here. */
export interface Config extends InstallationCarriers, IdentityConfig {
  databaseUrl: string;
  host: string;
  port: number;
  publicUrl: string;
  /** Where the secret is kept that signs the cookies, if it is not given itself. */
  authSecretFile: string | null;
  taskQueue: string;
  /** The worker's version for Temporal's worker versioning; null: workers are not versioned. */
  workerVersion: string | null;
  /** Whether a worker keeps changes of workflows off, so that the version before can go on with its histories. */
  holdsPatches: boolean;
  /** Which of the queues, that one and those named after it, a worker serves. */
  workerQueues: WorkerQueues;
  coalesceMs: number;
  /** Of accounts that have none of their own. */
  rateLimits: RateLimits;
  drainGraceMs: number;
  /** So long after the late window the rows of a sealed campaign leave the database. */
  clearAfterMs: number;
  /** After failing for this long a release waits for an operator. */
  releasePatienceMs: number;
  /** Releases per second, by carrier, where it is not the default. */
  carrierRates: ReadonlyMap<string, number>;
  signalsPerRun: number;
  logLevel: string;
  /** Where `/metrics`, `/health` and `/ready` of the process are; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** Where a worker's Temporal SDK shows metrics of its own, `address:port`; null: nowhere. */
  temporalMetrics: string | null;
  /** Where operators find the Temporal UI, for links; null when nobody said. */
  temporalUiUrl: string | null;
  /** A folder's path or `file:` URL, or `s3://bucket/prefix`. */
  archiveStore: string;
  /** How a bucket is reached. */
  archiveS3: S3Options;
  /** The keys of stored secrets; null: none was given, so none can be stored or read. */
  keyring: Keyring | null;
  /** The keys of what Temporal is told; null: it is not encrypted. */
  payloadKeys: Keyring | null;
  /** Null: manifests are not signed. */
  manifestSigner: ManifestSigner | null;
  mail: MailConfig;
  /** So many days after a mail was settled it is deleted. */
  mailKeptDays: number;
  /** Whether webhooks may use http, and lead into networks of one's own. */
  webhooksReachPrivate: boolean;
  /** Whether workers send mails. An API knows it by the sender, and needs no way to the mail server. */
  sendsMails: boolean;
}

/** The environment cannot be used as it is: names every variable that is missing or wrong, and what it must be. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly { variable: string; message: string }[];

  constructor(problems: readonly { variable: string; message: string }[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable}: ${message}`);
    super(`The environment is not complete:\n${lines.join('\n')}\nSee .env.example.`);
    this.problems = problems;
  }
}

/**
 * Reads the configuration. An empty variable counts as not set.
 *
 * @throws EnvironmentError
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => ({ variable: path.join('.'), message })),
    );
  }
  const env = parsed.data;
  const publicUrl = env.LASTCALL_PUBLIC_URL ?? `http://127.0.0.1:${env.LASTCALL_PORT}`;
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.LASTCALL_HOST,
    port: env.LASTCALL_PORT,
    publicUrl,
    authSecret: env.LASTCALL_AUTH_SECRET ?? null,
    authSecretFile: env.LASTCALL_AUTH_SECRET_FILE ?? null,
    proxyHops: env.LASTCALL_PROXY_HOPS,
    oidc: oidcOf(env),
    taskQueue: env.LASTCALL_TASK_QUEUE,
    workerVersion: env.LASTCALL_WORKER_VERSION ?? null,
    holdsPatches: env.LASTCALL_HOLD_PATCHES === 'true',
    workerQueues: env.LASTCALL_WORKER_QUEUES ?? everyQueue,
    coalesceMs: env.LASTCALL_COALESCE_SECONDS * 1_000,
    rateLimits: {
      keyRequests: env.LASTCALL_RATE_KEY_REQUESTS,
      accountRequests: env.LASTCALL_RATE_ACCOUNT_REQUESTS,
      callEvents: env.LASTCALL_RATE_CALL_EVENTS,
    },
    drainGraceMs: env.LASTCALL_DRAIN_GRACE_SECONDS * 1_000,
    clearAfterMs: env.LASTCALL_CLEAR_AFTER_SECONDS * 1_000,
    releasePatienceMs: env.LASTCALL_RELEASE_PATIENCE_SECONDS * 1_000,
    carrierRates: new Map(
      env.LASTCALL_CARRIER_RATES.split(',')
        .filter(Boolean)
        .map((pair) => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])]),
    ),
    signalsPerRun: env.LASTCALL_SIGNALS_PER_RUN,
    logLevel: env.LASTCALL_LOG_LEVEL,
    metrics:
      env.LASTCALL_METRICS_PORT === undefined
        ? null
        : { host: env.LASTCALL_METRICS_HOST, port: env.LASTCALL_METRICS_PORT },
    temporalMetrics: env.LASTCALL_TEMPORAL_METRICS ?? null,
    temporalUiUrl: env.LASTCALL_TEMPORAL_UI_URL ?? null,
    archiveStore: env.ARCHIVE_STORE,
    archiveS3: s3Options(env),
    keyring: env.LASTCALL_SECRET_KEYS ?? null,
    payloadKeys: env.LASTCALL_PAYLOAD_KEYS ?? null,
    manifestSigner: env.LASTCALL_MANIFEST_KEY ?? null,
    mail: mailConfig(env, publicUrl),
    mailKeptDays: env.LASTCALL_MAIL_RETENTION_DAYS,
    webhooksReachPrivate: env.LASTCALL_WEBHOOK_PRIVATE_ADDRESSES === 'true',
    sendsMails: env.LASTCALL_MAIL_FROM !== undefined,
    carrierUrls: env.carrierUrls,
    carrierCredentials: env.carrierCredentials,
  };
}

function hasKnownPassword(databaseUrl: string): boolean {
  return URL.canParse(databaseUrl) && knownDatabasePasswords.includes(new URL(databaseUrl).password);
}

function oidcOf(env: z.output<typeof schema>): IdentityConfig['oidc'] {
  const { LASTCALL_OIDC_ISSUER: issuer, LASTCALL_OIDC_CLIENT_ID: clientId, LASTCALL_OIDC_NAME: name } = env;
  const clientSecret = env.LASTCALL_OIDC_CLIENT_SECRET;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null;
}
