import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { apiKeys, auditLog, users } from '../schema/index.ts';

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
    .leftJoin(users, eq(users.id, idOf('user')))
    .leftJoin(apiKeys, eq(apiKeys.id, idOf('key')))
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

/** The id in an entry's actor, where it is one of this kind: by it the joins find their row by its key. */
const idOf = (kind: 'user' | 'key') => sql`
  case when split_part(${auditLog.actor}, ':', 1) = ${kind} then split_part(${auditLog.actor}, ':', 2)::uuid end`;
