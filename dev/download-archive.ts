import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadTo } from './download.ts';

/**
 * Downloads a `.tar.gz` and takes one file out of it into `folder`.
 * @param member path of the file in the archive
 * @returns path of the file
 * @throws Error when there is no answer, when the download stalls, and when the archive has no such file
 */
export async function downloadFromArchive(
  url: string,
  member: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'archive.tar.gz');
  await downloadTo(archive, url, signal);
  await promisify(execFile)('tar', ['-xf', archive, '-C', folder, member]);
  return join(folder, member);
}
