import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Lastcall, OptionsOf, Operation } from '../../clients/typescript/src/index.ts';
import { exitCodes } from './command-error.ts';
import { connect } from './connect.ts';
import { type ImportOptions, type ImportPlan, planImport } from './import-plan.ts';
import { printPreview, printReport } from './import-report.ts';
import { startProgress } from './progress.ts';
import { runCommand } from './run-command.ts';
import { printJson, say } from './terminal.ts';

type ImportQuery = NonNullable<
  OptionsOf<Operation<'/v1/campaigns/{campaignId}/contacts/import', 'POST'>>['query']
>;

/** `lastcall import <campaign> <file>` */
export async function importContacts(reference: string, path: string, options: ImportOptions): Promise<void> {
  const { json, preview, refused } = options;
  await runCommand({ json }, async (signal) => {
    const plan = await planImport(path, options);
    const query = plan.query as ImportQuery;
    const { contentType } = plan;
    const { lastcall } = await connect();
    const { id: campaignId } = await lastcall.campaigns.get(reference, { signal });
    const { upload, clear } = sending(path, plan);
    if (preview) {
      const seen = await lastcall
        .request('POST', '/v1/campaigns/{campaignId}/contacts/import-preview', {
          path: { campaignId },
          query,
          upload,
          headers: { 'Content-Type': contentType },
          signal,
        })
        .finally(clear);
      if (json) printJson(seen);
      else printPreview(seen);
      return undefined;
    }
    const report = await lastcall.contacts
      .import(campaignId, upload, { query, contentType, signal })
      .finally(clear);
    if (json) printJson(report);
    else printReport(report);
    if (report.refused === 0) return undefined;
    if (refused === undefined) say('Save the refused rows, with the reasons, by  --refused refused.csv');
    else await saveRefused(lastcall, campaignId, refused);
    return exitCodes.partly;
  });
}

/** The file, as often as it has to be sent. */
function sending(path: string, { bytes }: ImportPlan) {
  const progress = startProgress(`sending ${basename(path)}`, bytes);
  const upload = () => {
    const stream = createReadStream(path, { end: Math.max(0, bytes - 1) });
    stream.on('data', () => progress.at(stream.bytesRead));
    return stream as AsyncIterable<Uint8Array>;
  };
  return { upload, clear: () => progress.clear() };
}

async function saveRefused(lastcall: Lastcall, campaignId: string, path: string): Promise<void> {
  const { body } = await lastcall.open('GET', '/v1/campaigns/{campaignId}/contacts/refused-rows.csv', {
    path: { campaignId },
  });
  await pipeline(Readable.from(body ?? []), createWriteStream(path, { mode: 0o600 }));
  say(`The refused rows are in ${path}: correct them there and import it again.`);
}
