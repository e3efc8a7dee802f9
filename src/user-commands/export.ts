import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkSealed } from './check-sealed.ts';
import { CommandError } from './command-error.ts';
import { connect } from './connect.ts';
import { type ExportOptions, planExport, standardOutput } from './export-plan.ts';
import { fetchExport } from './fetch-export.ts';
import { type Begun, PartialFile } from './partial-file.ts';
import { runCommand } from './run-command.ts';
import { byteWords, counted, printJson, say } from './terminal.ts';
import { unpack } from './unpack.ts';
import { writeExport } from './write-export.ts';

/** A download that has begun is worth waiting for: about two minutes of a network that is away. */
const maxRetries = 8;

/** `lastcall export <campaign>` */
export async function exportCampaign(reference: string, options: ExportOptions): Promise<void> {
  const { kind, json } = options;
  await runCommand({ json }, async (signal) => {
    const { lastcall, url } = await connect({ maxRetries });
    const { id: campaignId, shortId } = await lastcall.campaigns.get(reference, { signal });
    const { file, format, query, target } = planExport(shortId, options);
    const download = (begun: Begun | null) =>
      lastcall.exports.download(campaignId, file, {
        query,
        signal,
        ...(begun && { range: { start: begun.bytes }, ifRange: begun.etag }),
      });
    if (target === standardOutput) return writeExport(() => download(null));
    if (existsSync(target) && !options.force) {
      throw new CommandError(
        'usage',
        'file_exists',
        `${target} is there already: choose another --output, or --force.`,
      );
    }
    const partial = new PartialFile(target, `${url} ${campaignId} ${file} ${JSON.stringify(query)}`);
    const { bytes, sealed, resumedFrom } = await fetchExport(partial, {
      label: basename(target),
      signal,
      open: download,
    });
    let rows: number | null = null;
    if (sealed) {
      const path = { campaignId };
      const { versions } = await lastcall.request('GET', '/v1/campaigns/{campaignId}/archive', {
        path,
        signal,
      });
      rows = await checkSealed(partial.path, kind, versions);
      if (rows === null) await refuse(partial);
    }
    if (format === 'csv') await unpack(partial.path, target, { bytes, signal });
    else await rename(partial.path, target);
    await partial.remove();
    if (json) return printJson({ file: target, bytes, rows, verified: sealed, resumedFrom });
    const about =
      rows === null
        ? 'made on demand: there is no hash to compare it with'
        : `${counted(rows, 'row')}, with the hashes of the manifest`;
    say(`${target}: ${byteWords(bytes)} fetched, ${about}.`);
  });
}

/** @throws CommandError always: what came is not what was sealed */
async function refuse(partial: PartialFile): Promise<never> {
  await partial.remove();
  throw new CommandError(
    'failed',
    'hash_differs',
    'What came does not have the hashes of the manifest, so it was thrown away. Export it again; if that does not help, have whoever runs Lastcall verify the archive.',
  );
}
