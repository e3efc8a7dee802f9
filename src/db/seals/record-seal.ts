import type { ISql } from 'postgres';
import type { Manifest } from '../../domain/manifest.ts';
import { campaignNow } from '../campaigns/clock.ts';
import { eventsOf } from '../events/write-events.ts';
import { isThisCopy } from '../installation/copy.ts';

interface RecordSealInput {
  manifest: Manifest;
  /** Where the manifest's own file is in the archive store, and its SHA-256 in hex. */
  key: string;
  sha256: string;
}

/**
 * Records a version of a campaign's archive: from here on it is what is served. Holds only if the campaign is archived, no other copy of the database has taken over,
 * the version is the one after the newest and follows that very manifest, and every file that the manifest names is recorded as a part, which happens
 * only after it was written, read back and its hash compared. The first version makes the campaign sealed.
 *
 * @returns false when the guard did not hold, such as when somebody else recorded this version first
 */
export async function recordSeal(sql: ISql, { manifest, key, sha256 }: RecordSealInput): Promise<boolean> {
  const told = {
    accountId: sql`${manifest.accountId}::uuid`,
    campaignId: sql`campaign_id`,
    type: 'campaign.sealed',
    data: { manifestVersion: manifest.version },
  } as const;
  const recorded = await sql`
    with campaign as (
      select id from campaigns
      where id = ${manifest.campaignId} and account_id = ${manifest.accountId} and status = 'archived' and ${isThisCopy(sql)}
      for no key update
    ),
    recorded as (
      insert into archives (campaign_id, version, manifest, store_key, sha256)
      select c.id, ${manifest.version}, ${sql.json(manifest as never)}, ${key}, ${sha256}
      from campaign c
      where ${manifest.version} = 1 + coalesce((select max(version) from archives where campaign_id = c.id), 0)
        and (${manifest.previousSha256 ?? null}::text is null or exists (
          select from archives a
          where a.campaign_id = c.id and a.version = ${manifest.version} - 1
            and a.sha256 = ${manifest.previousSha256 ?? null}))
        and not exists (
          select from jsonb_to_recordset(${sql.json(manifest.parts as never)})
            as named(kind text, sequence int, revision int, key text, bytes bigint, rows int, sha256 text)
          where not exists (
            select from archive_parts p
            where p.campaign_id = c.id and p.kind = named.kind and p.sequence = named.sequence
              and p.revision = named.revision and p.store_key = named.key and p.bytes = named.bytes
              and p.rows = named.rows and p.sha256 = named.sha256))
      on conflict do nothing
      returning campaign_id
    ),
    sealed as (
      update campaigns c set sealed_at = ${campaignNow(sql)}
      from recorded r
      where c.id = r.campaign_id and c.sealed_at is null
    ),
    told as (
      ${eventsOf(sql, told, sql`from recorded`)}
    )
    select from recorded`;
  return recorded.count === 1;
}
