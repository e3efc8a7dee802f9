import type { Sql } from 'postgres';
import type { ArchiveStore } from '../archive-store/store.ts';
import { adoptArchive, hasAllRows, OtherSealError } from '../db/recovery/adopt-archive.ts';
import { archiveStandings, type ArchiveStanding } from '../db/recovery/archive-standings.ts';
import type { ArchiveBeyond } from '../domain/recovery.ts';
import { partKinds } from '../domain/manifest.ts';
import { isUuid } from '../ids.ts';
import { continuity, type FoundManifest, readManifests } from '../seals/bundle/read-manifests.ts';
import { bundlesIn, verifyBundle } from '../seals/bundle/verify-bundle.ts';
import { loadParts } from '../seals/load-sealed.ts';
import { nameOf, readManifestName } from '../seals/manifest-file.ts';

const pageSize = 500;

interface ArchivesDeps {
  sql: Sql;
  store: ArchiveStore;
}

interface Bundle {
  folder: string;
  campaignId: string;
  files: { key: string; bytes: number }[];
  standing: ArchiveStanding | undefined;
}

/**
 * Archives of which the store has a newer version than the database. With `apply`, those whose files are whole and have
 * every row that the database has become its own.
 */
export async function archivesBeyond(
  deps: ArchivesDeps,
  { apply }: { apply: boolean },
): Promise<ArchiveBeyond[]> {
  const all = [...(await bundlesIn(deps.store, ''))].flatMap(([folder, files]) => {
    const campaignId = nameOf(folder);
    return isUuid(campaignId) ? [{ folder, campaignId, files }] : [];
  });
  const beyond: ArchiveBeyond[] = [];
  for (let at = 0; at < all.length; at += pageSize) {
    const page = all.slice(at, at + pageSize);
    const standings = await archiveStandings(
      deps.sql,
      page.map(({ campaignId }) => campaignId),
    );
    for (const each of page) {
      const found = await lookAt(deps, { ...each, standing: standings.get(each.campaignId) }, apply);
      if (found) beyond.push(found);
    }
  }
  return beyond.toSorted((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
}

async function lookAt(deps: ArchivesDeps, bundle: Bundle, apply: boolean): Promise<ArchiveBeyond | null> {
  const { folder, campaignId, files, standing } = bundle;
  const recordedVersion = standing?.recorded.at(-1)?.version ?? null;
  const named = files.map(({ key }) => readManifestName(nameOf(key))?.version ?? 0);
  if (Math.max(0, ...named) <= (recordedVersion ?? 0)) return null;

  const recorded = standing?.recorded.map(({ sha256 }) => sha256) ?? [];
  const { manifests } = await readManifests(deps.store, files);
  const chain = continuity(folder, manifests, recorded).standing;
  const newest = chain.at(-1)?.manifest;
  const told = {
    campaignId,
    accountId: newest?.accountId ?? folder.split('/')[0] ?? '',
    version: newest?.version ?? Math.max(...named),
    recordedVersion,
    status: standing?.status ?? null,
    rows: { calls: newest?.rows.calls ?? 0, contacts: newest?.rows.contacts ?? 0 },
    database: standing?.rows ?? null,
  };
  const kept = (why: ArchiveBeyond['why']): ArchiveBeyond => ({ ...told, why, done: 'kept' });
  if (!standing || standing.status === 'draft') return kept('campaign_unknown');
  if (followsAnother(chain, recorded)) return kept('other_seal');
  const { ok } = await verifyBundle(deps.store, folder, files, { recorded });
  if (!ok) return kept('damaged');
  const why = await take(deps, { campaignId, chain, recordedVersion }, apply);
  return { ...told, why, done: why === null && apply ? 'adopted' : 'kept' };
}

/** Whether what the store has beyond the recorded versions was sealed after other ones than these. */
function followsAnother(chain: readonly FoundManifest[], recorded: readonly string[]): boolean {
  const next = chain.find(({ manifest }) => manifest.version === recorded.length + 1)?.manifest;
  return next?.previousSha256 !== undefined && next.previousSha256 !== recorded.at(-1);
}

/** @returns why it cannot be taken; null: it can, and was if `apply` says so */
async function take(
  { sql, store }: ArchivesDeps,
  {
    campaignId,
    chain,
    recordedVersion,
  }: { campaignId: string; chain: FoundManifest[]; recordedVersion: number | null },
  apply: boolean,
): Promise<ArchiveBeyond['why']> {
  const { parts } = chain.at(-1)!.manifest;
  const manifests = chain.filter(({ manifest }) => manifest.version > (recordedVersion ?? 0));
  try {
    return await sql.begin(async (tx) => {
      const kinds = partKinds.filter((kind) => parts.some((part) => part.kind === kind));
      const sealed = await loadParts(tx, store, { campaignId, kinds, parts });
      if (!(await hasAllRows(tx, campaignId, sealed))) return 'lacks_rows';
      if (apply) await adoptArchive(tx, { campaignId, manifests, sealed });
      return null;
    });
  } catch (error) {
    if (error instanceof OtherSealError) return 'other_seal';
    throw error;
  }
}
