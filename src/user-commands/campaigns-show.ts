import { deadlineWords, stageWords, standing } from './campaign-words.ts';
import { connect } from './connect.ts';
import { runCommand } from './run-command.ts';
import type { Campaign } from './schemas.ts';
import { counted, localTime, printFacts, printJson, shown, styled } from './terminal.ts';

/** `lastcall campaigns show <campaign>` */
export async function showCampaign(reference: string, { json }: { json?: boolean }): Promise<void> {
  await runCommand({ json }, async (signal) => {
    const { lastcall } = await connect();
    const campaign = await lastcall.campaigns.get(reference, { signal });
    if (json) return printJson(campaign);
    console.log(styled('bold', shown(campaign.name)));
    printFacts(facts(campaign));
  });
}

function facts(campaign: Campaign): [string, string][] {
  const { counts, archive } = campaign;
  return [
    ['Id', `${campaign.shortId}  (${campaign.id})`],
    ['Status', standing(campaign)],
    ['Contacts', `${counted(counts.contacts, 'contact')}, ${counts.remaining} not dialled yet`],
    ['Dials', `${counted(counts.dials, 'dial')}, the newest ${localTime(campaign.lastDialAt)}`],
    ['Callers online', String(campaign.callersOnline)],
    ['Numbers', `${counted(counts.numbers, 'number')}, ${counts.releasedNumbers} given back`],
    ['Created', localTime(campaign.createdAt)],
    ['Launched', localTime(campaign.launchedAt)],
    ...(campaign.status === 'active'
      ? [['Archives itself', deadlineWords(campaign)] as [string, string]]
      : []),
    ...(archive
      ? ([
          ['Archived', `${localTime(archive.archivedAt)} (${archive.reason})`],
          ['Stage', stageWords(campaign)],
          ['Sealed', localTime(archive.sealedAt)],
        ] as [string, string][])
      : []),
    ...(counts.stuckNumbers > 0
      ? [['Waits for a person', counted(counts.stuckNumbers, 'number')] as [string, string]]
      : []),
  ];
}
