import { type ModelCampaign, recordedCalls } from './model.ts';
import type { SeenCampaign } from './seen.ts';
import { guarantees, type Violation } from './violation.ts';

/** What is wrong with a campaign's own data and where it stands. */
export function* checkCampaign(
  campaign: ModelCampaign,
  seen: SeenCampaign | undefined,
): Generator<Violation> {
  const of = (guarantee: Violation['guarantee'], what: string): Violation => ({
    guarantee,
    what: `${campaign.name}: ${what}`,
  });
  if (!seen) {
    yield of(guarantees.kept, 'it is gone');
    return;
  }
  const asked = campaign.archiveAskedMs !== null;
  if (!asked && seen.status !== 'active') yield of(guarantees.alive, `is ${seen.status}, and nobody asked`);
  if (campaign.archivedMs !== null && seen.status !== 'archived')
    yield of(guarantees.closed, `is ${seen.status} after its archive was acknowledged`);
  if (asked && seen.stage !== 'complete') yield of(guarantees.told, `stands still at ${seen.stage}`);

  for (const id of campaign.contradicted) yield of(guarantees.kept, `event ${id} was answered in two ways`);
  const calls = recordedCalls(campaign);
  const events = [...calls.values()].flat();
  if (seen.events !== events.length)
    yield of(guarantees.kept, `has ${seen.events} events, ${events.length} were acknowledged`);
  const rows = new Map<string, SeenCampaign['calls'][number][]>();
  for (const row of seen.calls) rows.set(row.id, [...(rows.get(row.id) ?? []), row]);
  for (const id of rows.keys())
    if (!calls.has(id)) yield of(guarantees.kept, `call ${id} was never acknowledged`);
  for (const [id, known] of calls) {
    const placed = known.find(({ type }) => type === 'started');
    if (placed && campaign.archivedMs !== null && placed.sentMs > campaign.archivedMs)
      yield of(guarantees.closed, `call ${id} was placed after the archive and recorded`);
    // What came after the archive was asked for stands in a later seal, up to a day after.
    const late = asked && known.some(({ answeredMs }) => answeredMs >= campaign.archiveAskedMs!);
    const found = rows.get(id) ?? [];
    if (found.length > 1 || (found.length === 0 && !late))
      yield of(guarantees.kept, `call ${id} is ${found.length} times in the export`);
    const [row] = found;
    if (!row || late) continue;
    if (known.some(({ type }) => type === 'finished') && !row.ended)
      yield of(guarantees.folded, `call ${id} lacks its end`);
    if (known.some(({ type }) => type === 'result') && row.disposition === '')
      yield of(guarantees.folded, `call ${id} lacks its result`);
  }

  if (seen.contactCount !== campaign.contacts.size)
    yield of(
      guarantees.kept,
      `counts ${seen.contactCount} contacts, ${campaign.contacts.size} were acknowledged`,
    );
  const contacts = new Set(seen.contacts);
  if (contacts.size !== seen.contacts.length) yield of(guarantees.kept, 'has a contact twice in its export');
  for (const phone of campaign.contacts)
    if (!contacts.has(phone)) yield of(guarantees.kept, `the contact ${phone} is not in the export`);
  for (const problem of seen.sealProblems) yield of(guarantees.sealed, problem);
}
