import type { CampaignBeyond, RecoveryReport } from '../domain/recovery.ts';

/** The report for people: what was lost, then what was done. */
export function reportText(report: RecoveryReport): string {
  const { applied, restoredTo, at, campaigns, deadlinesMoved, workflows } = report;
  return [
    restoredTo === null
      ? 'The database has no moment yet: nothing has ever happened in it.'
      : `The database knows of nothing between ${restoredTo} and ${at}. What was recorded then and is not told below is lost.`,
    '',
    ...section('Campaigns of which more is known elsewhere', campaigns.map(campaignLine)),
    ...(applied
      ? [
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
