import { S3Client } from '@aws-sdk/client-s3';
import type { S3Options } from './s3-environment.ts';

const connectMs = 5_000;
/** A service that says nothing for this long in the middle of a file has gone; what was read goes on from there. */
const silentMs = 60_000;
/** As many as the API serves at a time, and some for what is sealed. */
const maxSockets = 512;

/** A client of the service that the options name. Credentials come from where the AWS SDK finds them. */
export function s3Client(options: S3Options): S3Client {
  const agent = { keepAlive: true, maxSockets };
  return new S3Client({
    ...(options.endpoint !== null && { endpoint: options.endpoint }),
    ...(options.region !== null && { region: options.region }),
    forcePathStyle: options.pathStyle,
    // SHA-256 is what counts here, and it is given by name; services beside Amazon's do not all know the default one.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: connectMs,
      socketTimeout: silentMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
}
