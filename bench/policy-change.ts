/**
 * What a policy that goes from 60 to 10 days does to 50 active campaigns that nobody has called from for 0 to 59 days, some
 * of them within their notice: over real HTTP, on a Postgres of its own. Then each campaign's clock goes from one thing that is
 * due to the next, as its workflow would ask, and a close is tried before each. Prints a table of before and after.
 *
 *   npx tsx bench/policy-change.ts [--from 60] [--to 10] [--notice 7]
 *
 * Exits with 1 when one was archived without a full notice, or before what people had been told.
 */
import { parseArgs } from 'node:util';
import { createCampaign } from '../src/db/campaigns/create-campaign.ts';
import { closeCampaign } from '../src/db/campaigns/close-campaign.ts';
import { giveNotice } from '../src/db/campaigns/give-notice.ts';
import { launchCampaign } from '../src/db/campaigns/launch-campaign.ts';
import { campaignState } from '../src/db/campaigns/workflow-state.ts';
import { withApi } from './with-api.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '60' },
    to: { type: 'string', default: '10' },
    notice: { type: 'string', default: '7' },
  },
});
const [from, to, noticeDays] = [Number(values.from), Number(values.to), Number(values.notice)];
const count = 50;
const dayMs = 24 * 60 * 60 * 1000;
const mostSteps = 10;

await withApi({ inactivityDays: from, noticeDays, demo: true }, async ({ sql, accountId, ask }) => {
  const read = async (id: string) => {
    const state = await campaignState(sql, id);
    const [row] = await sql<{ noticedAt: Date | null; noticedFor: Date | null; archivedAt: Date | null }[]>`
      select noticed_at as "noticedAt", noticed_for as "noticedFor", archived_at as "archivedAt" from campaigns where id = ${id}`;
    return { ...state!, ...row! };
  };
  const pass = (id: string, ms: number) =>
    sql`update campaigns set clock_shift_ms = clock_shift_ms + ${Math.ceil(ms)} where id = ${id}`;
  const close = async (id: string) => {
    const by = { reason: 'inactivity', actor: 'workflow', tellWorkflow: false } as const;
    return (await closeCampaign(sql, { campaignId: id, ...by })).outcome === 'closed';
  };

  const campaigns: { id: string; idleDays: number }[] = [];
  for (let at = 0; at < count; at += 1) {
    const draft = { accountId, name: `Campaign ${at}`, startsAt: null, endsAt: null, actor: 'bench' };
    const id = await createCampaign(sql, draft);
    await launchCampaign(sql, { accountId, campaignId: id, actor: 'bench' });
    const idleDays = (at * (from - 1)) / (count - 1);
    const untilNotice = Math.min(idleDays, from - noticeDays);
    await pass(id, untilNotice * dayMs);
    await giveNotice(sql, id, null);
    await pass(id, (idleDays - untilNotice) * dayMs);
    campaigns.push({ id, idleDays });
  }

  const before = await Promise.all(campaigns.map(({ id }) => read(id)));
  console.log('preview:', await ask('POST', '/v1/account/policy-preview', { inactivityDays: to }));
  await ask('PATCH', '/v1/account', { inactivityDays: to });
  const after = await Promise.all(campaigns.map(({ id }) => read(id)));

  let wrong = 0;
  const rows: Record<string, string | boolean>[] = [];
  for (const [at, { id, idleDays }] of campaigns.entries()) {
    const [was, is] = [before[at]!, after[at]!];
    let early = await close(id);
    let last = await read(id);
    for (let step = 0; step < mostSteps && last.status === 'active'; step += 1) {
      // What is due already waits for nothing.
      const waitMs = Math.max(0, last.nextAtMs - last.nowMs);
      const lastMs = Math.min(waitMs, 60_000);
      await pass(id, waitMs - lastMs);
      if (lastMs > 0) early ||= await close(id);
      await pass(id, lastMs);
      if (last.noticed) await close(id);
      else await giveNotice(sql, id, null);
      const next = await read(id);
      // The close clears when people were told.
      last = next.status === 'active' ? next : { ...next, noticedAt: last.noticedAt };
    }
    const archivedMs = last.archivedAt?.getTime() ?? Number.NaN;
    const noticeMs = archivedMs - (last.noticedAt?.getTime() ?? Number.NaN);
    const toldMs = was.noticed ? was.noticedFor!.getTime() : -Infinity;
    const right = !early && noticeMs >= noticeDays * dayMs && archivedMs >= toldMs;
    if (!right) wrong += 1;
    const days = (ms: number) => (Number.isFinite(ms) ? (ms / dayMs).toFixed(2) : '–');
    rows.push({
      'idle days': idleDays.toFixed(1),
      'days left before': days(was.deadlineMs! - was.nowMs),
      'told of, days left': days(toldMs - was.nowMs),
      'days left after': days(is.deadlineMs! - is.nowMs),
      'archived after days': days(archivedMs - is.nowMs),
      'notice it had, days': days(noticeMs),
      right,
    });
  }
  console.table(rows);
  console.log(`without a full notice, or before what people had been told: ${wrong} of ${count}`);
  if (wrong > 0) process.exitCode = 1;
});
