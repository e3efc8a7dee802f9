import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from './client.ts';
import { auditLog } from './schema/index.ts';

/** An account's audit log, newest first; of one campaign when `campaignId` is given. */
export async function listAudit(
  { orm }: Database,
  input: { accountId: string; campaignId?: string | undefined; before: string | null; limit: number },
) {
  return orm
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.accountId, input.accountId),
        input.campaignId === undefined ? undefined : eq(auditLog.campaignId, input.campaignId),
        input.before === null ? undefined : lt(auditLog.id, input.before),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(input.limit);
}
