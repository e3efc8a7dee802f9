import type { ISql, Sql } from 'postgres';
import type { Targeting } from '../../domain/targeting.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { onDoNotCallList } from '../do-not-call/on-list.ts';
import { campaignSource, holdRows, type LoadSealed } from '../seals/campaign-source.ts';
import type { ExportSource } from '../seals/live-source.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { copyContacts } from './copy-contacts.ts';
import { createWithin } from './create-campaign.ts';
import { fits, peopleAndResults, type TargetedCampaigns } from './target-contacts.ts';

interface TargetingInput extends Omit<TargetedCampaigns, 'campaignIds' | 'sources'> {
  accountId: string;
  /** Archived campaigns, each once. */
  campaignIds: readonly string[];
  targeting: Targeting;
  loadSealed: LoadSealed;
}

/** How many people a new campaign would call. */
export interface TargetingPreview {
  /** In all of the campaigns, each number once. */
  people: number;
  /** Those who fit. */
  matching: number;
  /** Of those who fit: whose number is on the do-not-call list. They are left out. */
  doNotCall: number;
}

type Refusal = { refused: 'not_found' | 'not_archived'; campaignId: string };

/** Counts whom a new campaign would call, and changes nothing. */
export async function previewTargeting(sql: Sql, input: TargetingInput): Promise<TargetingPreview | Refusal> {
  const { accountId, targeting } = input;
  return withSources(sql, input, async (tx, campaigns) => {
    const [counts] = await tx<TargetingPreview[]>`
      with ${peopleAndResults(tx, campaigns, targeting)}
      select count(*)::int as people, count(*) filter (where fits)::int as matching,
        count(*) filter (where fits and listed)::int as "doNotCall"
      from (
        select ${fits(tx, targeting)} as fits, ${onDoNotCallList(tx, accountId, tx`p.phone`)} as listed
        from people p left join latest l on l.phone = p.phone) each`;
    if (!counts) throw new Error('preview targeting: counts are one row');
    return counts;
  });
}

/**
 * Makes a draft of the people of archived campaigns who fit and are not on the do-not-call list, each number once. An
 * archived campaign stays so, hence nothing is locked.
 */
export async function targetCampaign(
  sql: Sql,
  input: TargetingInput & { name: string; actor: string },
): Promise<{ campaignId: string } | Refusal> {
  const { accountId, actor, name, targeting } = input;
  return withSources(sql, input, async (tx, campaigns) => {
    const dates = { startsAt: null, endsAt: null };
    const draftId = await createWithin(tx, { accountId, actor, name, ...dates });
    const contacts = await copyContacts(
      tx,
      draftId,
      tx`
        with ${peopleAndResults(tx, campaigns, targeting)}
        select p.* from people p left join latest l on l.phone = p.phone
        where ${fits(tx, targeting)} and not ${onDoNotCallList(tx, accountId, tx`p.phone`)}
        order by p.place, p.contact_id`,
    );
    const { campaignIds } = campaigns;
    const details = {
      campaigns: campaignIds.length,
      campaignIds: [...campaignIds],
      contacts,
      ...said(targeting),
    };
    await writeAudit(tx, { accountId, campaignId: draftId, actor, action: 'campaign.targeted', details });
    return { campaignId: draftId };
  });
}

const said = ({ dispositions, answers, reached, from, to }: Targeting) => ({
  ...(dispositions && { dispositions: [...dispositions] }),
  ...(answers && { questions: answers.map(({ question }) => question) }),
  ...(reached !== undefined && { reached }),
  ...(from !== undefined && { fromDay: from }),
  ...(to !== undefined && { toDay: to }),
});

/** What people can be chosen by in archived campaigns: what was noted of their calls. */
export interface TargetingChoices {
  /** The most frequent first. */
  dispositions: string[];
  questions: { question: string; values: string[] }[];
}

const mostDispositions = 200;
const mostQuestions = 50;
const mostValues = 50;

export async function targetingChoices(
  sql: Sql,
  input: Omit<TargetingInput, 'targeting'>,
): Promise<TargetingChoices | Refusal> {
  return withSources(sql, input, async (tx, campaigns) => {
    const dispositions = await tx<{ disposition: string }[]>`
      select disposition from disposition_tally where campaign_id = any(${campaigns.campaignIds}::uuid[]) and calls > 0
      group by 1 order by sum(calls) desc, 1 limit ${mostDispositions}`;
    const questions = await tx<TargetingChoices['questions']>`
      with ${peopleAndResults(tx, campaigns, {})},
      given as (
        select a.key as question, a.value as answer, count(*) as people
        from latest l, jsonb_each_text(l.answers) a
        where a.value is not null and length(a.value) <= 200
        group by 1, 2
      ),
      ranked as (
        select *, row_number() over (partition by question order by people desc, answer) as place from given
      )
      select question, array_agg(answer order by place) filter (where place <= ${mostValues}) as values
      from ranked group by question order by sum(people) desc, question limit ${mostQuestions}`;
    return { dispositions: dispositions.map(({ disposition }) => disposition), questions: [...questions] };
  });
}

/** Runs work over the rows of the campaigns that were asked for, wherever each one's are, in one transaction. */
async function withSources<T>(
  sql: Sql,
  input: Omit<TargetingInput, 'targeting'>,
  work: (tx: ISql, campaigns: TargetedCampaigns) => Promise<T>,
): Promise<T | Refusal> {
  return withLongStatements(wholeCampaignMs, () =>
    // Not Promise<UnwrapPromiseArray>: what work answers is no list of statements.
    sql.begin(async (tx): Promise<unknown> => {
      const found = await findCampaigns(tx, input);
      if (!Array.isArray(found)) return found;
      await holdRows(tx, found);
      const sources: ExportSource[] = [];
      for (const id of found) {
        sources.push(await campaignSource(tx, id, ['calls', 'contacts'], input.loadSealed));
      }
      return work(tx, { campaignIds: found, sources, timeZone: input.timeZone });
    }),
  ) as Promise<T | Refusal>;
}

/** The newest first. */
async function findCampaigns(
  sql: ISql,
  { accountId, campaignIds }: Omit<TargetingInput, 'targeting'>,
): Promise<string[] | Refusal> {
  const found = await sql<{ id: string; archived: boolean }[]>`
    select id, status = 'archived' as archived from campaigns
    where account_id = ${accountId} and id = any(${campaignIds}::uuid[])
    order by archived_at desc, id desc`;
  const known = new Map(found.map(({ id, archived }) => [id, archived]));
  for (const campaignId of campaignIds) {
    if (!known.has(campaignId)) return { refused: 'not_found', campaignId };
    if (known.get(campaignId) === false) return { refused: 'not_archived', campaignId };
  }
  return found.map(({ id }) => id);
}
