import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { statusOf } from './s3-errors.ts';
import type { S3Place } from './s3-put.ts';

/**
 * Deletes an object with all its versions: in a bucket that keeps versions, deleting alone only hides it.
 *
 * @throws what a request throws, as the SDK has it
 */
export async function removeObject(client: S3Client, place: S3Place): Promise<void> {
  const versions = await versionsOf(client, place);
  for (const VersionId of versions) await client.send(new DeleteObjectCommand({ ...place, VersionId }));
}

/** Undefined stands for the object itself, where the service knows no versions. */
async function versionsOf(client: S3Client, { Bucket, Key }: S3Place): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const after = { KeyMarker: page?.NextKeyMarker, VersionIdMarker: page?.NextVersionIdMarker };
    try {
      page = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key, ...after }));
    } catch (error) {
      if (statusOf(error) === 501) return [undefined];
      throw error;
    }
    // The markers of earlier deletions go as well; other names that begin alike stay.
    const here = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter((each) => each.Key === Key);
    found.push(...here.map(({ VersionId }) => VersionId));
  } while (page.IsTruncated);
  return found;
}
