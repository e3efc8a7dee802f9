import type { Sql } from 'postgres';
import type { CallSourceKind } from '../../domain/call-sources.ts';
import type { Encrypted } from '../../secrets/keyring.ts';

/** A source that is not revoked, as it takes part in a request. */
export interface OpenCallSource {
  id: string;
  accountId: string;
  kind: CallSourceKind;
  campaignId: string | null;
  /** Those that are accepted now, the current one first. */
  secrets: Encrypted[];
  /** Whether its last use was noted more than a minute ago. */
  stale: boolean;
}

export async function findCallSource(sql: Sql, id: string): Promise<OpenCallSource | null> {
  const rows = await sql<(Omit<OpenCallSource, 'secrets'> & Encrypted)[]>`
    select s.id, s.account_id as "accountId", s.kind, s.campaign_id as "campaignId",
      s.last_used_at is null or s.last_used_at < now() - interval '1 minute' as stale,
      x.key_id as "keyId", x.nonce, x.ciphertext
    from call_sources s join call_source_secrets x on x.call_source_id = s.id
    where s.id = ${id} and s.revoked_at is null and (x.expires_at is null or x.expires_at > now())
    order by x.expires_at desc nulls first`;
  const [first] = rows;
  if (!first) return null;
  const { accountId, kind, campaignId, stale } = first;
  const secrets = rows.map(({ keyId, nonce, ciphertext }) => ({ keyId, nonce, ciphertext }));
  return { id, accountId, kind, campaignId, stale, secrets };
}

/** Notes that a source was used, at most once a minute. */
export async function noteUse(sql: Sql, id: string): Promise<void> {
  await sql`
    update call_sources set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
}
