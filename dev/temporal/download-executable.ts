import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadTo } from '../download.ts';
import { TEMPORAL_CLI_VERSION } from './cli-version.ts';
import { serverEnvironment } from '../server-environment.ts';

/** Where Temporal publishes its CLI. */
export const TEMPORAL_DOWNLOADS = 'https://temporal.download';

const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Downloads the official build of the Temporal CLI and unpacks it into `folder`.
 * @param downloads base URL that answers as https://temporal.download does
 * @returns path of the executable
 * @throws Error soon when there is no answer, and when the download stalls
 */
export async function downloadTemporalExecutable(
  downloads: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'archive');
  const { archiveUrl, fileToExtract } = await findArchive(downloads, signal);
  await downloadTo(archive, archiveUrl, signal);
  await promisify(execFile)('tar', ['-xf', archive, '-C', folder, fileToExtract], {
    env: serverEnvironment(process.env),
  });
  await rm(archive);
  return join(folder, fileToExtract);
}

interface Archive {
  archiveUrl: string;
  fileToExtract: string;
}

async function findArchive(downloads: string, signal: AbortSignal): Promise<Archive> {
  const url = new URL(`${downloads}/cli/v${TEMPORAL_CLI_VERSION}`);
  url.searchParams.set('arch', process.arch === 'x64' ? 'amd64' : process.arch);
  url.searchParams.set('platform', process.platform === 'win32' ? 'windows' : process.platform);
  const response = await fetch(url, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
  });
  if (!response.ok) throw new Error(`${url.host} answers ${response.status}`);
  const answer: unknown = await response.json();
  if (!isArchive(answer)) throw new Error(`${url.host} gives an answer that is not understood`);
  return answer;
}

function isArchive(answer: unknown): answer is Archive {
  const { archiveUrl, fileToExtract } = answer as Partial<Record<keyof Archive, unknown>>;
  // A plain file name, so that nothing is unpacked outside the folder.
  return (
    typeof archiveUrl === 'string' && typeof fileToExtract === 'string' && /^[\w.-]+$/.test(fileToExtract)
  );
}
