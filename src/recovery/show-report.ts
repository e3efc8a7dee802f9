import type { ArchiveBeyond, CampaignBeyond, NumberBeyond, RecoveryReport } from '../domain/recovery.ts';

/** The report for people: what was lost, then what was done. */
export function reportText(report: RecoveryReport): string {
  const {
    applied,
    generation,
    restoredTo,
    at,
    campaigns,
    archives,
    numbers,
    notCompared,
    deadlinesMoved,
    workflows,
  } = report;
  return [
    restoredTo === null
      ? 'The database has no moment yet: nothing has ever happened in it.'
      : `The database knows of nothing between ${restoredTo} and ${at}. What was recorded then and is not told below is lost.`,
    '',
    ...section('Campaigns of which more is known elsewhere', campaigns.map(campaignLine)),
    ...section('Archives of which the store has a newer version', archives.map(archiveLine)),
    ...section('Numbers of which their carriers know more', numbers.map(numberLine)),
    ...section(
      'Not compared, so that nothing is known of their numbers',
      notCompared.map(({ accountId, carrier, error }) => `account ${accountId} at ${carrier}: ${error}`),
    ),
    ...(applied
      ? [
          `This database is generation ${generation} of the installation: workers and APIs of any other copy stop by themselves.`,
          `${deadlinesMoved.length} deadlines count from now, since dials may have been lost.`,
          workflows === null
            ? 'Temporal has no namespace yet: the workers make it and begin all workflows.'
            : `${workflows.ended} workflows were ended, and ${workflows.begun} begun from the database.`,
          'Start the workers.',
        ]
      : ['Nothing was changed. Stop all workers, then: lastcall recover --apply']),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`${title}: none`, ''] : [`${title}:`, ...lines.map((line) => `  ${line}`), ''];

const campaignWords: Record<CampaignBeyond['what'], string> = {
  launched_since:
    'launched since; the database does not have it launched, so its calls and contacts are lost',
  archived_since: 'archived since; the database has it as active',
};

const campaignLine = ({ campaignId, accountId, what, done }: CampaignBeyond) =>
  `${campaignId} of account ${accountId ?? 'unknown'}: ${campaignWords[what]}${
    done === 'archived_again' ? ': archived again' : ''
  }`;

const whyWords: Record<NonNullable<ArchiveBeyond['why']>, string> = {
  campaign_unknown: 'the database has no such campaign: its files stay, and lastcall verify reads them',
  damaged: 'its files are not whole, see lastcall verify: they stay',
  lacks_rows: 'the database has rows that it lacks: its files stay, and the campaign is sealed beside them',
  other_seal: 'the database has sealed other files: these stay beside them',
};

const takenWords: Record<ArchiveBeyond['done'], string> = {
  adopted: 'it is the database’s archive now',
  kept: 'it can be adopted',
};

const archiveLine = ({ campaignId, accountId, version, rows, database, why, done }: ArchiveBeyond) =>
  `${campaignId} of account ${accountId}: version ${version} with ${rows.calls} calls and ${rows.contacts} contacts, ` +
  `${database === null ? 'unknown to the database' : `of which the database has ${database.calls} and ${database.contacts}`}; ` +
  (why === null ? takenWords[done] : whyWords[why]);

const numberWords: Record<NumberBeyond['what'], string> = {
  gone: 'held here, gone at the carrier',
  rented_since: 'rented at the carrier, unknown here: the page Comparisons has its digits, and adopts it',
  still_listed:
    'given back before, and listed at the carrier: it may have been rented again, so look before you release it',
  bought_again: 'being given back here, and bought at the carrier since',
};

const settledWords: Record<NumberBeyond['done'], string> = {
  released: ': released here, with that as its receipt',
  released_by_campaign: ': the release of its campaign finds it gone',
  held: ': its release waits for a person',
  none: '',
};

const numberLine = ({ numberId, findingId, accountId, campaignId, carrier, what, done }: NumberBeyond) =>
  `${numberId ?? `finding ${findingId ?? ''}`} of account ${accountId} at ${carrier}` +
  `${campaignId === null ? '' : `, campaign ${campaignId}`}: ${numberWords[what]}${settledWords[done]}`;
