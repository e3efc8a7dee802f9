import { CancellationScope, setHandler } from '@temporalio/workflow';
import { ApplicationFailure } from '@temporalio/common';
import { database } from './activities.ts';
import { type ArchiveAnswer, archiveUpdate } from './contract.ts';

const next: Record<ArchiveAnswer['outcome'], string> = {
  closed: 'Calls come to their end, the archive is written, then the numbers are given back: see the stage.',
  already_closed: 'It was archived before, and nothing was changed.',
  not_launched:
    'The database has it as a draft, because it is older than the launch. Terminate this workflow.',
  not_found: 'The database does not know it, because it is older than the campaign. Terminate this workflow.',
};

/**
 * Answers `archive` updates, in every stage: closes the campaign, or finds it closed, and says so.
 *
 * @param lookAgain called once the database has it as archived, so that the workflow goes on
 */
export function answerArchive(campaignId: string, lookAgain: () => void): void {
  const archive = async (): Promise<ArchiveAnswer> => {
    // After the close a workflow that was cancelled goes on, and so does what it answers.
    const close = await CancellationScope.nonCancellable(() => database.archiveForOperator(campaignId));
    if (close.archivedAt !== null) lookAgain();
    return { ...close, next: next[close.outcome] };
  };
  setHandler(archiveUpdate, archive, {
    description: 'Archive now, and answer what came of it. Takes no input.',
    validator: refuseInput,
  });
}

/** What is refused here leaves nothing in the history. */
function refuseInput(...input: unknown[]): void {
  if (input.length === 0) return;
  throw ApplicationFailure.nonRetryable(
    'archive takes no input; nothing was done. Send it without.',
    'InputRefused',
  );
}
