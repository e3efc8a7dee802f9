import { type Command, Option } from 'commander';
import { campaignStatuses } from '../domain/campaign.ts';
import { readCount, usersCommand, withExamples } from './users-command.ts';

const reference = ['<campaign>', 'its id, or the short one such as 1f3a-9c07'] as const;
export const jsonOption = ['--json', 'for programs: JSON, errors too'] as const;

export function addCampaignCommands(program: Command): void {
  const campaigns = usersCommand(program, 'campaigns', 'list, show, watch and archive campaigns');
  withExamples(
    usersCommand(campaigns, 'list', 'list campaigns, the newest first')
      .addOption(new Option('--status <status>', 'only those').choices(campaignStatuses))
      .option('--search <text>', 'part of the name, or the short id')
      .option('--archives-soon', 'only those whose deadline is near')
      .option('--sort <order>', 'such as name, deadline or -lastDial')
      .option('--limit <count>', 'how many', readCount, 50)
      .option(...jsonOption),
    'lastcall campaigns list --status active --archives-soon',
    `lastcall campaigns list --json | jq -r '.[].id'`,
  ).action(async (options) => (await import('./campaigns-list.ts')).listCampaigns(options));
  withExamples(
    usersCommand(campaigns, 'show', 'show a campaign')
      .argument(...reference)
      .option(...jsonOption),
    'lastcall campaigns show 1f3a-9c07',
  ).action(async (campaign, options) =>
    (await import('./campaigns-show.ts')).showCampaign(campaign, options),
  );
  withExamples(
    usersCommand(
      campaigns,
      'archive',
      'archive a campaign, for good; shows before what will happen, and asks',
    )
      .argument(...reference)
      .option('-y, --yes', 'do not ask')
      .option('--watch', 'then tell each step until all is sealed and every number is given back')
      .option(...jsonOption),
    'lastcall campaigns archive 1f3a-9c07',
    'lastcall campaigns archive 1f3a-9c07 --yes --watch',
  ).action(async (campaign, options) =>
    (await import('./campaigns-archive.ts')).archiveCampaign(campaign, options),
  );
  withExamples(
    usersCommand(
      campaigns,
      'watch',
      'tell each step of a campaign until it is sealed and its numbers are given back',
    )
      .argument(...reference)
      .option(...jsonOption),
    'lastcall campaigns watch 1f3a-9c07 && echo complete',
  ).action(async (campaign, options) =>
    (await import('./campaigns-watch.ts')).watchCampaign(campaign, options),
  );
}
