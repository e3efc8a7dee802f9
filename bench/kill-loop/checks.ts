import type { SandboxControl } from '../../sandbox/control-client.ts';
import type { LoggedRequest } from '../../sandbox/request-log.ts';
import { must, type Ask } from './api.ts';
import type { LoadedCampaign } from './load.ts';

/** What the sandbox did for each number, from its own log. */
export interface Orders {
  sent: number;
  effects: number;
  afterEffect: number;
}

/** Every release order that the carriers saw, by number. */
export async function ordersOf(control: SandboxControl): Promise<Map<string, Orders>> {
  const orders = new Map<string, Orders>();
  for (let afterSeq = 0; ;) {
    const page: LoggedRequest[] = await control.requests({ afterSeq, limit: 10_000 });
    if (page.length === 0) return orders;
    afterSeq = page.at(-1)!.seq;
    for (const { action, effect, numbers } of page) {
      if (action !== 'release') continue;
      for (const number of numbers) {
        const seen = orders.get(number) ?? { sent: 0, effects: 0, afterEffect: 0 };
        orders.set(number, {
          sent: seen.sent + 1,
          effects: seen.effects + (effect ? 1 : 0),
          afterEffect: seen.afterEffect + (seen.effects > 0 ? 1 : 0),
        });
      }
    }
  }
}

/** What is wrong with a campaign, in words; nothing when all is right. */
export async function check(
  ask: Ask,
  campaign: LoadedCampaign,
  orders: ReadonlyMap<string, Orders>,
): Promise<string[]> {
  const path = `/v1/campaigns/${campaign.id}`;
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${campaign.id}: ${what}`);
  const { status, archive, counts } = await must(ask, 'GET', path);
  if (campaign.archiveAsked && archive?.stage !== 'complete')
    say(`is ${status}, stage ${archive?.stage ?? 'none'}, not complete`);
  if (!campaign.archiveAsked && status !== 'active') say(`is ${status}, and nobody asked`);

  const { acknowledged, refused } = campaign;
  if (counts.callEvents !== acknowledged.size)
    say(`has ${counts.callEvents} events, ${acknowledged.size} were acknowledged`);
  for (const id of refused) if (acknowledged.has(id)) say(`refused event ${id} after it was acknowledged`);
  const calls = new Map<string, number>();
  for (const [callId, ...cells] of await rowsOf(ask, `${path}/exports/calls.csv`, ['call_id', 'ended_at'])) {
    calls.set(callId!, (calls.get(callId!) ?? 0) + 1);
    if (cells[0] === '' && !campaign.late.has(callId!)) say(`call ${callId} lacks its end in the export`);
  }
  const expected = new Set(acknowledged.values());
  for (const callId of expected) {
    const rows = calls.get(callId) ?? 0;
    if (rows !== 1 && !(rows === 0 && campaign.late.has(callId)))
      say(`call ${callId} is ${rows} times in the export`);
  }
  for (const callId of calls.keys()) if (!expected.has(callId)) say(`call ${callId} was never acknowledged`);

  for (const number of campaign.numbers) {
    const { effects, afterEffect } = orders.get(number) ?? { effects: 0, afterEffect: 0 };
    const wanted = campaign.archiveAsked ? 1 : 0;
    if (effects !== wanted) say(`${number} was released ${effects} times at its carrier, not ${wanted}`);
    if (afterEffect > 0) say(`${number} had ${afterEffect} more orders after it was released`);
  }
  if (campaign.archiveAsked && archive?.stage === 'complete') {
    const receipts = await rowsOf(ask, `${path}/exports/receipts.csv`, ['number']);
    const proven = new Set(receipts.map(([number]) => number));
    if (
      receipts.length !== campaign.numbers.length ||
      !campaign.numbers.every((number) => proven.has(number))
    )
      say(`has receipts of ${receipts.length} numbers, not of its ${campaign.numbers.length}`);
  }
  return wrong;
}

/** Some columns of an export. Nothing that the load sends needs quotes. */
async function rowsOf(ask: Ask, path: string, columns: readonly string[]): Promise<string[][]> {
  const text = String(await must(ask, 'GET', path));
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.replace(/^\uFEFF/, '').split(',');
  const at = columns.map((column) => names.indexOf(column));
  if (at.includes(-1)) throw new Error(`${path} has no columns ${columns.join()}: ${header}`);
  return lines.map((line) => {
    const cells = line.split(',');
    return at.map((index) => cells[index] ?? '');
  });
}
