import { z } from 'zod';

const longestLockDays = 100 * 366;
/** What a signature may last at most. */
const longestLinkSeconds = 7 * 24 * 60 * 60;

/** What an archive store in a bucket is told by the environment; credentials are the AWS SDK's own variables. */
export const s3Environment = z
  .object({
    ARCHIVE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    ARCHIVE_S3_REGION: z.string().optional(),
    ARCHIVE_S3_PATH_STYLE: z.enum(['true', 'false']).optional(),
    ARCHIVE_S3_ENCRYPTION: z.enum(['AES256', 'aws:kms']).optional(),
    ARCHIVE_S3_KMS_KEY_ID: z.string().optional(),
    ARCHIVE_S3_LOCK: z.enum(['governance', 'compliance']).optional(),
    ARCHIVE_S3_LOCK_DAYS: z.coerce.number().int().min(1).max(longestLockDays).optional(),
    ARCHIVE_S3_LINK_SECONDS: z.coerce.number().int().min(0).max(longestLinkSeconds).default(0),
  })
  .superRefine((env, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (env.ARCHIVE_S3_KMS_KEY_ID !== undefined && env.ARCHIVE_S3_ENCRYPTION !== 'aws:kms') {
      problem('ARCHIVE_S3_KMS_KEY_ID', 'needs ARCHIVE_S3_ENCRYPTION=aws:kms');
    }
    if ((env.ARCHIVE_S3_LOCK === undefined) !== (env.ARCHIVE_S3_LOCK_DAYS === undefined)) {
      problem('ARCHIVE_S3_LOCK', 'needs ARCHIVE_S3_LOCK_DAYS, and that needs it');
    }
  });

/** How buckets are reached, and how files are put there. */
export interface S3Options {
  /** Null: Amazon's, of the region. */
  endpoint: string | null;
  /** Null: what the AWS SDK finds. */
  region: string | null;
  /** The bucket's name in the path instead of the host. */
  pathStyle: boolean;
  /** Null: the bucket's own setting. */
  encryption: { algorithm: 'AES256' } | { algorithm: 'aws:kms'; keyId: string | null } | null;
  /** For how long a file that was written cannot be deleted; null: the bucket's own setting. */
  lock: { mode: 'GOVERNANCE' | 'COMPLIANCE'; days: number } | null;
  /** How long a download's link is valid; null: downloads go through the API. */
  linkSeconds: number | null;
}

/** @param env as {@link s3Environment} read it */
export function s3Options(env: z.output<typeof s3Environment>): S3Options {
  const endpoint = env.ARCHIVE_S3_ENDPOINT ?? null;
  const algorithm = env.ARCHIVE_S3_ENCRYPTION;
  return {
    endpoint,
    // Other services than Amazon's mostly have no regions, and a signature needs one.
    region: env.ARCHIVE_S3_REGION ?? (endpoint && !process.env['AWS_REGION'] ? 'us-east-1' : null),
    pathStyle:
      env.ARCHIVE_S3_PATH_STYLE === undefined ? endpoint !== null : env.ARCHIVE_S3_PATH_STYLE === 'true',
    encryption:
      algorithm === 'aws:kms'
        ? { algorithm, keyId: env.ARCHIVE_S3_KMS_KEY_ID ?? null }
        : algorithm === undefined
          ? null
          : { algorithm },
    lock:
      env.ARCHIVE_S3_LOCK && env.ARCHIVE_S3_LOCK_DAYS
        ? {
            mode: env.ARCHIVE_S3_LOCK === 'governance' ? 'GOVERNANCE' : 'COMPLIANCE',
            days: env.ARCHIVE_S3_LOCK_DAYS,
          }
        : null,
    linkSeconds: env.ARCHIVE_S3_LINK_SECONDS || null,
  };
}
