import type { Sql } from 'postgres';
import type { Manifest } from '../../domain/manifest.ts';

interface SealVersion {
  version: number;
  sha256: string;
  manifest: Manifest;
}

/** Every version of a campaign's manifest, the newest first. */
export function listSeals(sql: Sql, campaignId: string): Promise<SealVersion[]> {
  return sql<SealVersion[]>`
    select version, sha256, manifest from archives where campaign_id = ${campaignId} order by version desc`;
}
