import { join } from 'node:path';
import { downloadFromArchive } from '../download-archive.ts';

/** Where the Versity S3 Gateway is published. */
export const S3_DOWNLOADS = 'https://github.com/versity/versitygw/releases/download';

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'Linux',
  darwin: 'Darwin',
  freebsd: 'Freebsd',
};

/**
 * Downloads the official build of the S3 server and unpacks it into `folder`.
 * @param downloads base URL that answers as GitHub's releases do
 * @returns path of the executable
 * @throws Error when there is none for this platform, when there is no answer, and when the download stalls
 */
export async function downloadS3Executable(
  downloads: string,
  version: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const system = systems[process.platform];
  const processor = process.arch === 'x64' ? 'x86_64' : process.arch;
  if (system === undefined) throw new Error(`there is no official build for ${process.platform}`);
  const name = `versitygw_v${version}_${system}_${processor}`;
  return downloadFromArchive(
    `${downloads}/v${version}/${name}.tar.gz`,
    join(name, 'versitygw'),
    folder,
    signal,
  );
}
