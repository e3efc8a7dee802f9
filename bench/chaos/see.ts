import { parse } from 'csv-parse/sync';
import type { SandboxControl } from '../../sandbox/control-client.ts';
import type { LoggedRequest } from '../../sandbox/request-log.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { bundlesIn, verifyBundle } from '../../src/seals/bundle/verify-bundle.ts';
import { type Ask, must } from './ask.ts';
import type { Model } from './model.ts';
import type { Seen, SeenCampaign, SeenOrder } from './seen.ts';

/** Looks at everything from outside: by the API, its exports, the sealed files and the carriers' own logs. */
export async function see(
  model: Model,
  { ask, control, storeFolder }: { ask: Ask; control: SandboxControl; storeFolder: string },
): Promise<Seen> {
  const problems = await sealProblems(storeFolder);
  const campaigns = new Map<string, SeenCampaign>();
  for (const { id } of model.campaigns)
    campaigns.set(id, await seeCampaign(ask, id, problems.get(id) ?? ['nothing is sealed of it']));
  const names = new Map<string, string[]>();
  for (const { id, name } of await pages(ask, '/v1/campaigns?'))
    names.set(name, [...(names.get(name) ?? []), id]);
  const jobs: Seen['jobs'] = new Map();
  for (const { id } of model.jobs) {
    const { finishedAt, items } = await must(ask, 'GET', `/v1/bulk-jobs/${id}`);
    const told = (
      items as { campaignId: string; outcome: string | null; resultCampaignId: string | null }[]
    ).map(
      ({ campaignId, outcome, resultCampaignId }) =>
        [campaignId, { outcome, clone: resultCampaignId }] as const,
    );
    jobs.set(id, { finished: finishedAt !== null, items: new Map(told) });
  }
  const exports = new Map<string, string[]>();
  for (const { id } of model.exports) {
    const { status } = await must(ask, 'GET', `/v1/account-exports/${id}`);
    if (status !== 'ready') continue;
    const { url } = await must(ask, 'POST', `/v1/account-exports/${id}/link`, { body: {} });
    exports.set(
      id,
      rowsOf(await must(ask, 'GET', url)).map(({ call_id }) => call_id ?? ''),
    );
  }
  const entries = await pages(ask, '/v1/audit-log?');
  const rented = await control.numbers({ state: 'rented' });
  return {
    campaigns,
    names,
    jobs,
    exports,
    orders: await ordersOf(control),
    rented: new Set(rented.map(({ e164 }) => e164)),
    doNotCall: new Set(rowsOf(await must(ask, 'GET', '/v1/do-not-call.csv')).map(({ phone }) => phone ?? '')),
    inactivityDays: (await must(ask, 'GET', '/v1/account')).inactivityDays,
    policyEntries: entries.filter(({ action }) => action === 'account.changed').length,
  };
}

async function seeCampaign(ask: Ask, id: string, problems: readonly string[]): Promise<SeenCampaign> {
  const path = `/v1/campaigns/${id}`;
  const { status, archive, counts } = await must(ask, 'GET', path);
  const file = async (kind: string) => rowsOf(await must(ask, 'GET', `${path}/exports/${kind}.csv`));
  const archived = status === 'archived';
  const { versions } = archived ? await must(ask, 'GET', `${path}/archive`) : { versions: [] };
  const first = (versions as { version: number; manifest: { sealedAt: string } }[]).find(
    ({ version }) => version === 1,
  );
  return {
    status,
    stage: archive?.stage ?? null,
    events: counts.callEvents,
    contactCount: counts.contacts,
    calls: (await file('calls')).map((row) => ({
      id: row['call_id'] ?? '',
      ended: row['ended_at'] !== '',
      disposition: row['disposition'] ?? '',
    })),
    contacts: (await file('contacts')).map(({ phone }) => phone ?? ''),
    receipts: archived ? (await file('receipts')).map(({ number }) => number ?? '') : [],
    sealedMs: first ? Date.parse(first.manifest.sealedAt) : null,
    sealProblems: archived ? problems : [],
  };
}

/** By campaign, what is wrong with the files in the store, by the files alone. */
async function sealProblems(folder: string): Promise<Map<string, string[]>> {
  const store = openFolderStore(folder);
  const problems = new Map<string, string[]>();
  for (const [bundle, files] of await bundlesIn(store, '')) {
    const report = await verifyBundle(store, bundle, files);
    const wrong = report.files.filter(({ problem }) => problem !== null && problem !== 'left_over');
    problems.set(
      bundle.split('/').at(-1) ?? bundle,
      report.ok ? [] : wrong.map(({ key, problem, detail }) => `${key}: ${problem}, ${detail}`),
    );
  }
  return problems;
}

async function ordersOf(control: SandboxControl): Promise<Map<string, SeenOrder[]>> {
  const orders = new Map<string, SeenOrder[]>();
  for (let afterSeq = 0; ;) {
    const page: LoggedRequest[] = await control.requests({ afterSeq, limit: 10_000 });
    if (page.length === 0) return orders;
    afterSeq = page.at(-1)!.seq;
    for (const { action, at, effect, fault, numbers } of page)
      if (action === 'release')
        for (const number of numbers) {
          const order = { atMs: Date.parse(at), effect, overtaken: fault === 'overtaken' };
          orders.set(number, [...(orders.get(number) ?? []), order]);
        }
  }
}

// oxlint-disable-next-line typescript/no-explicit-any
async function pages(ask: Ask, path: string): Promise<any[]> {
  const all = [];
  for (let cursor: string | null = null; ;) {
    const { items, nextCursor } = await must(
      ask,
      'GET',
      `${path}limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

const rowsOf = (csv: unknown): Record<string, string>[] => parse(String(csv), { columns: true, bom: true });
