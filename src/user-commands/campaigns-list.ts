import type { Operation, QueryOf } from '../../clients/typescript/src/index.ts';
import { deadlineWords, standing } from './campaign-words.ts';
import { connect } from './connect.ts';
import { runCommand } from './run-command.ts';
import type { Campaign } from './schemas.ts';
import { printJson, printTable, say } from './terminal.ts';

type Filter = NonNullable<QueryOf<Operation<'/v1/campaigns', 'GET'>>>;

export interface ListOptions extends Pick<Filter, 'status' | 'search' | 'sort'> {
  archivesSoon?: boolean;
  limit: number;
  json?: boolean;
}

/** `lastcall campaigns list` */
export async function listCampaigns({ limit, json, archivesSoon, ...filter }: ListOptions): Promise<void> {
  await runCommand({ json }, async (signal) => {
    const { lastcall } = await connect();
    const found: Campaign[] = [];
    let more = false;
    const query = { ...filter, ...(archivesSoon && { archivesSoon: 'true' as const }) };
    for await (const campaign of lastcall.campaigns.list(query, { signal })) {
      more = found.length === limit;
      if (more) break;
      found.push(campaign);
    }
    if (json) printJson(found);
    else if (found.length === 0) say('There is no such campaign.');
    else printTable(['ID', 'NAME', 'STATUS', 'REMAINING', 'NUMBERS', 'ARCHIVES ITSELF'], found.map(row));
    if (more) say(`There are more than ${limit}: see --limit and --search.`);
  });
}

const row = (campaign: Campaign): string[] => [
  campaign.shortId,
  campaign.name,
  standing(campaign),
  String(campaign.counts.remaining),
  String(campaign.counts.numbers - campaign.counts.releasedNumbers),
  deadlineWords(campaign),
];
