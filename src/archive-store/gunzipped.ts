import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The text of compressed files. */
export function gunzipped(files: Readable): Readable {
  const gunzip = createGunzip();
  // An error reaches the reader through `gunzip`, and a reader that leaves closes the files.
  pipeline(files, gunzip, () => {});
  return gunzip;
}
