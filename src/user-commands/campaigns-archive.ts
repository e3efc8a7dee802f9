import { ask } from './ask.ts';
import { archivePreviewLines } from './archive-preview-lines.ts';
import { stageWords } from './campaign-words.ts';
import { watch, watchRetries } from './campaigns-watch.ts';
import { CommandError } from './command-error.ts';
import { connect } from './connect.ts';
import { runCommand } from './run-command.ts';
import type { Campaign } from './schemas.ts';
import { localTime, printJson, say, shown } from './terminal.ts';

export interface ArchiveOptions {
  yes?: boolean;
  watch?: boolean;
  json?: boolean;
}

/** `lastcall campaigns archive <campaign>` */
export async function archiveCampaign(reference: string, options: ArchiveOptions): Promise<void> {
  const { json } = options;
  await runCommand({ json }, async (signal) => {
    const { lastcall } = await connect(options.watch ? { maxRetries: watchRetries } : {});
    const before = await lastcall.campaigns.get(reference, { signal });
    const { id: campaignId, name, archive } = before;
    if (archive) say(`“${shown(name)}” was archived before, at ${localTime(archive.archivedAt)}.`);
    else if (!options.yes) {
      const preview = await lastcall.request('GET', '/v1/campaigns/{campaignId}/archive-preview', {
        path: { campaignId },
        signal,
      });
      say(`Archiving “${shown(name)}” (${before.shortId}) cannot be undone.`);
      for (const line of archivePreviewLines(preview)) say(`  ${line}`);
      await confirmByName(before, signal);
    }
    const archived = archive ? before : await lastcall.campaigns.archive(campaignId);
    if (options.watch) return watch(lastcall, archived, { json, signal });
    if (json) return printJson(archived);
    console.log(`“${shown(name)}” is archived, ${stageWords(archived)}.`);
    if (archived.archive?.stage !== 'complete') say(`Watch it: lastcall campaigns watch ${archived.shortId}`);
  });
}

/** @throws CommandError when nobody is there to ask, and when another name is typed */
async function confirmByName({ name }: Campaign, signal: AbortSignal): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CommandError(
      'usage',
      'not_confirmed',
      'Nothing was archived: there is no terminal to ask on. Say --yes if you mean it.',
    );
  }
  const typed = await ask('Type the campaign’s name to archive it: ', { signal });
  // What cannot be shown cannot be typed either.
  if (typed.normalize() === shown(name).trim().normalize()) return;
  throw new CommandError('failed', 'not_confirmed', 'Nothing was archived: that is not the campaign’s name.');
}
