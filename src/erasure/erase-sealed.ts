import { ArchiveFileError } from '../archive-store/errors.ts';
import { gunzipped } from '../archive-store/gunzipped.ts';
import { checkFile, readFiles } from '../archive-store/read-files.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { dropSealedFiles } from '../db/erasures/drop-sealed-files.ts';
import { readAllParts, readNewestManifest, type SealedPart } from '../db/seals/read-manifest.ts';
import { recordPart } from '../db/seals/record-part.ts';
import type { ErasureReason } from '../domain/erasures.ts';
import type { ManifestErasure, PartKind } from '../domain/manifest.ts';
import { gzipChunks } from '../seals/gzip.ts';
import { bundleFolder } from '../seals/manifest-file.ts';
import { writeManifest } from '../seals/write-manifest.ts';
import { partKey, type SealDependencies } from '../seals/write-part.ts';
import { nothingTaken, type Person, type TakenOut, withoutPerson } from './without-person.ts';

/** Kinds with people in them; contacts first, since calls name them by their ids. */
const kinds = ['contacts', 'calls', 'opt_outs'] as const;

interface Input {
  erasure: { id: string; createdAt: Date; reason: ErasureReason };
  accountId: string;
  campaignId: string;
  person: Person;
  signal: AbortSignal;
}

/**
 * Takes a person out of a campaign's archive: the files that hold them are written again without them, as further
 * revisions, a manifest of the next version says what was taken out, and the old files go away. What was done before
 * a crash is not done again.
 *
 * @returns false: the campaign is under a legal hold, and nothing of it went away
 * @throws ArchiveLockedError when the store does not let go of a file
 */
export async function eraseSealed(deps: SealDependencies, input: Input): Promise<boolean> {
  const { sql, store } = deps;
  const { campaignId, accountId, erasure, person, signal } = input;
  const parts = await readAllParts(sql, campaignId);
  const gone: SealedPart[] = [];
  const rows = { calls: 0, contacts: 0, opt_outs: 0 };
  const callIds: string[] = [];
  let dialled = 0;
  for (const kind of kinds) {
    for (const revisions of byPlace(parts.filter((part) => part.kind === kind))) {
      let isCounted = false;
      for (const [at, part] of revisions.entries()) {
        signal.throwIfAborted();
        const taken = await lookThrough(store, part, person).catch((error: unknown) => {
          // An attempt that was cut off took it away already; only a newer revision stands in its place.
          if (at > 0 && error instanceof ArchiveFileError && error.problem === 'missing') return null;
          throw error;
        });
        if (taken === null) {
          gone.push(part);
          continue;
        }
        if (taken.rows + taken.changed === 0) continue;
        gone.push(part);
        // The newest one that holds the person tells how many rows that are.
        if (!isCounted) {
          rows[kind] += taken.rows;
          dialled += taken.dialled;
        }
        isCounted = true;
        callIds.push(...taken.callIds);
        if (at === 0) await writeAgain(deps, input, part, taken);
      }
    }
  }
  const stray = await strayFiles(store, input, parts);
  if (gone.length === 0 && stray.length === 0) return true;
  if (gone.length > 0 && (await readNewestManifest(sql, campaignId))) {
    const at = erasure.createdAt.toISOString();
    const removed = gone.map(({ key }) => key);
    const { opt_outs: optOuts, ...others } = rows;
    const told: ManifestErasure['rows'] = { ...others, ...(optOuts > 0 && { opt_outs: optOuts }) };
    await writeManifest(deps, campaignId, [], {
      id: erasure.id,
      at,
      reason: erasure.reason,
      rows: told,
      removed,
    });
  }
  // Contacts go last: should this be cut off, the next attempt knows by them whose calls the other files hold.
  const keys = [...gone.map(({ key }) => key), ...stray].toSorted((a, b) => rank(a) - rank(b));
  return dropSealedFiles(sql, {
    erasureId: erasure.id,
    accountId,
    campaignId,
    keys,
    taken: { contacts: rows.contacts, dialled, calls: rows.calls, callIds },
    remove: (key) => store.remove(key),
  });
}

const rank = (key: string) => (key.includes('/contacts-') ? 1 : 0);

/** The newest revision of each place first. */
function byPlace(parts: readonly SealedPart[]): SealedPart[][] {
  const places = new Map<number, SealedPart[]>();
  for (const part of parts) places.set(part.sequence, [...(places.get(part.sequence) ?? []), part]);
  return [...places.values()].map((each) => each.toSorted((a, b) => b.revision - a.revision));
}

async function lookThrough(store: ArchiveStore, part: SealedPart, person: Person): Promise<TakenOut> {
  const taken = nothingTaken();
  const rest = withoutPerson(textOf(store, part), ofPart(part), person, taken);
  while (!(await rest.next()).done);
  return taken;
}

async function writeAgain(
  { sql, store }: SealDependencies,
  { accountId, campaignId, person }: Input,
  part: SealedPart,
  { rows }: TakenOut,
): Promise<void> {
  let uncompressedBytes = 0;
  async function* rest() {
    const chunks = withoutPerson(textOf(store, part), ofPart(part), person, nothingTaken());
    for await (const chunk of chunks) {
      uncompressedBytes += chunk.length;
      yield chunk;
    }
  }
  const plan = { ...part, accountId, campaignId, standing: part };
  const file = await store.put((sha256) => partKey(plan, sha256), gzipChunks(rest()));
  await checkFile(store, file);
  const revision = {
    ...part,
    ...file,
    revision: part.revision + 1,
    rows: part.rows - rows,
    uncompressedBytes,
  };
  const recorded = await recordPart(sql, campaignId, revision);
  if (recorded?.sha256 !== file.sha256) {
    throw new Error(
      `Part ${part.sequence} of ${campaignId} was sealed again at the same time; trying again.`,
    );
  }
}

/** Files without a row that a seal left behind, as far as they hold the person. */
async function strayFiles(
  store: ArchiveStore,
  input: Input,
  parts: readonly SealedPart[],
): Promise<string[]> {
  const recorded = new Set(parts.map(({ key }) => key));
  const found: string[] = [];
  for await (const { key, bytes } of store.list(bundleFolder(input))) {
    const kind = kinds.find((each) => key.includes(`/${each}-`));
    if (!kind || recorded.has(key) || !key.endsWith('.csv.gz')) continue;
    const taken = nothingTaken();
    const isFirst = key.includes(`/${kind}-00001-`);
    try {
      const csv: AsyncIterable<Buffer> = gunzipped(await store.open(key, { start: 0, end: bytes - 1 }));
      for await (const _ of withoutPerson(csv, { kind, isFirst }, input.person, taken));
    } catch (error) {
      if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
      // Nobody can say what a damaged file holds that no manifest names.
      taken.changed += 1;
    }
    if (taken.rows + taken.changed > 0) found.push(key);
  }
  return found;
}

const ofPart = ({ kind, sequence }: { kind: PartKind; sequence: number }) => ({
  kind,
  isFirst: sequence === 1,
});

const textOf = (store: ArchiveStore, part: SealedPart): AsyncIterable<Buffer> =>
  gunzipped(readFiles(store, [part]));
