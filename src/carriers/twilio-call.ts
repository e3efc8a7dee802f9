import type createSdk from 'twilio';
import type { Sent } from './adapter.ts';

export type TwilioClient = ReturnType<typeof createSdk>;

/** Makes a call of the SDK. `value` is null where it was refused or got no answer; the reply tells. */
export type TwilioCall = <T>(
  signal: AbortSignal | undefined,
  run: (client: TwilioClient) => Promise<T>,
) => Promise<Sent & { value: T | null }>;
