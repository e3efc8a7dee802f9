import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import { apiKeys, auditLog, users } from './schema/index.ts';

/** An account's audit log, newest first; of one campaign when `campaignId` is given. */
export async function listAudit(
  { orm }: Database,
  input: { accountId: string; campaignId?: string | undefined; before: string | null; limit: number },
) {
  return orm
    .select({
      ...getTableColumns(auditLog),
      actorName: sql<string | null>`coalesce(${users.name}, ${apiKeys.name})`,
    })
    .from(auditLog)
    .leftJoin(users, eq(auditLog.actor, sql`'user:' || ${users.id}`))
    .leftJoin(apiKeys, eq(auditLog.actor, sql`'key:' || ${apiKeys.id}`))
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
