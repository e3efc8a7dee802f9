import { checkCampaign } from './check-campaign.ts';
import { checkNumbers } from './check-numbers.ts';
import type { Model } from './model.ts';
import type { Seen } from './seen.ts';
import { guarantees, type Violation } from './violation.ts';

/** Everything that was seen and may not be, by what was acknowledged; each by the guarantee that it breaks. */
export function check(model: Model, seen: Seen): Violation[] {
  const wrong: Violation[] = [];
  for (const campaign of model.campaigns) {
    wrong.push(...checkCampaign(campaign, seen.campaigns.get(campaign.id)));
    wrong.push(...checkNumbers(campaign, seen));
  }
  wrong.push(...checkJobs(model, seen), ...checkExports(model, seen), ...checkAccount(model, seen));
  return wrong;
}

function* checkJobs({ jobs, campaigns }: Model, seen: Seen): Generator<Violation> {
  for (const { id, action, campaignIds } of jobs) {
    const job = seen.jobs.get(id);
    if (!job?.finished) yield { guarantee: guarantees.told, what: `the bulk job ${id} is not finished` };
    else
      for (const campaignId of campaignIds) {
        const { outcome } = job.items.get(campaignId) ?? { outcome: null };
        const good = action === 'clone' ? ['cloned'] : ['archived', 'already_archived'];
        if (outcome === null || !good.includes(outcome))
          yield { guarantee: guarantees.kept, what: `the bulk job ${id} left ${campaignId} ${outcome}` };
      }
  }
  const clones = [...seen.jobs.values()].flatMap(({ items }) =>
    [...items.values()].flatMap(({ clone }) => clone ?? []),
  );
  if (new Set(clones).size !== clones.length)
    yield { guarantee: guarantees.key, what: 'two items of bulk jobs have one clone' };
  for (const [name, ids] of seen.names)
    if (ids.filter((id) => !clones.includes(id)).length > 1)
      yield { guarantee: guarantees.key, what: `"${name}" was made ${ids.length} times` };
  const known = new Set([...campaigns.map(({ id }) => id), ...clones]);
  for (const id of [...seen.names.values()].flat())
    if (!known.has(id)) yield { guarantee: guarantees.key, what: `nobody was told of the campaign ${id}` };
}

function* checkExports({ exports }: Model, seen: Seen): Generator<Violation> {
  for (const { id, callIds } of exports) {
    const rows = seen.exports.get(id);
    if (!rows) {
      yield { guarantee: guarantees.told, what: `the account's export ${id} is not ready` };
      continue;
    }
    const counts = new Map<string, number>();
    for (const callId of rows) counts.set(callId, (counts.get(callId) ?? 0) + 1);
    for (const [callId, count] of counts)
      if (count > 1)
        yield { guarantee: guarantees.kept, what: `the export ${id} has ${callId} ${count} times` };
    for (const callId of callIds)
      if (!counts.has(callId)) yield { guarantee: guarantees.kept, what: `the export ${id} lacks ${callId}` };
  }
}

function* checkAccount(model: Model, seen: Seen): Generator<Violation> {
  for (const number of model.doNotCall)
    if (!seen.doNotCall.has(number))
      yield { guarantee: guarantees.doNotCall, what: `${number} is not on the do-not-call list` };
  const days = model.firstInactivityDays + model.policyChanges;
  if (seen.inactivityDays !== days)
    yield {
      guarantee: guarantees.seen,
      what: `the policy has ${seen.inactivityDays} days, not ${days}, after ${model.policyChanges} changes`,
    };
  if (seen.policyEntries !== model.policyChanges)
    yield {
      guarantee: guarantees.key,
      what: `the audit log has ${seen.policyEntries} changes of the policy, ${model.policyChanges} were acknowledged`,
    };
}
