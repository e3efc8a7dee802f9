import { decryptSourceSecret } from '../../credentials/stored-source-secrets.ts';
import type { Callback, Verdict } from '../../call-sources/contract.ts';
import { protocols } from '../../call-sources/protocols.ts';
import { findCallSource, noteUse, type OpenCallSource } from '../../db/call-sources/find-call-source.ts';
import { LastcallError } from '../../errors.ts';
import { SecretUnreadableError } from '../../secrets/errors.ts';
import type { Services } from '../http/services.ts';

export const noCallSource = () => new LastcallError('not_found', { what: 'call source' });

/** @throws LastcallError `not_found` for a source that never was, or is revoked */
export async function openSource({ db }: Pick<Services, 'db'>, id: string): Promise<OpenCallSource> {
  const source = await findCallSource(db.sql, id);
  if (!source) throw noCallSource();
  return source;
}

/**
 * Makes sure that one of the source's secrets signed a request.
 *
 * @throws LastcallError `signature_invalid`, `secret_unreadable`
 */
export async function requireSignature(
  { db, config, log }: Pick<Services, 'db' | 'config' | 'log'>,
  source: OpenCallSource,
  callback: Callback,
): Promise<void> {
  const { id: callSourceId, kind, secrets, stale } = source;
  const verdicts: Verdict[] = [];
  let unreadable: SecretUnreadableError | null = null;
  for (const encrypted of secrets) {
    try {
      const secret = decryptSourceSecret(config.keyring, { callSourceId }, encrypted);
      verdicts.push(await protocols[kind].verify(callback, secret));
    } catch (error) {
      if (!(error instanceof SecretUnreadableError)) throw error;
      unreadable = error;
      log.error({ callSourceId, keyId: error.keyId, reason: error.reason }, error.message);
    }
  }
  if (verdicts.includes('right')) {
    if (stale) await noteUse(db.sql, callSourceId);
    return;
  }
  if (unreadable) throw new LastcallError('secret_unreadable', { keyId: unreadable.keyId });
  throw new LastcallError('signature_invalid', { problem: problemOf(verdicts, callback.url) });
}

function problemOf(verdicts: readonly Verdict[], url: string): string {
  if (verdicts.includes('too_old'))
    return 'it was made more than five minutes from now; look at the clock of whoever sends it';
  if (verdicts.includes('missing')) return 'there is none where this kind of source has it';
  return `it was made with another secret, or for another address or body; the address is ${url}`;
}
