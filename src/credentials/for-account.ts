import type { Sql } from 'postgres';
import { readCredentials } from '../db/accounts/carrier-credentials.ts';
import type { CarrierLogin } from '../domain/numbers.ts';
import type { Logger } from '../log.ts';
import { SecretUnreadableError } from '../secrets/errors.ts';
import type { Encrypted, Keyring } from '../secrets/keyring.ts';
import { accountCarrier } from '../carriers/account-credentials.ts';
import type { Carrier } from '../carriers/contract.ts';
import { type InstallationCarriers, installationCarriers } from '../carriers/installation.ts';
import { carrierNamed, type CarrierId } from '../carriers/registry.ts';
import { decryptCredentials, type CredentialsOwner } from './stored-credentials.ts';
import { refusingCarrier } from '../carriers/refusing.ts';

/** Adapters kept ready; an account that is asked for again after so many others gets a new one. */
const maxKept = 500;

/** What the environment says of carriers and of keys; null: there is none, so no account's credentials can be read. */
type CarriersConfig = InstallationCarriers & { keyring: Keyring | null };

/**
 * Finds the carrier of an account: with the account's own credentials, else the installation's, else null. The row is
 * read at every call, so credentials that were replaced or removed are used no more; only the adapter is kept. An
 * account whose credentials cannot be read gets a carrier that answers `needs_operator` (`credentials_unreadable`) to
 * everything. Who asks for the login `own` is answered null rather than with the installation's: the credentials were
 * removed after it was decided that these may be used.
 *
 * @param options.timeoutMs for one request to a carrier, its answer included
 */
export function carriersForAccounts(
  sql: Sql,
  config: CarriersConfig,
  { timeoutMs, log }: { timeoutMs: number; log: Logger },
): (accountId: string, carrier: string, login?: CarrierLogin) => Promise<Carrier | null> {
  const { keyring, carrierUrls } = config;
  const ofInstallation = installationCarriers(config, timeoutMs);
  const kept = new Map<string, { nonce: Buffer; adapter: Carrier }>();

  function open(owner: CredentialsOwner & { carrier: CarrierId }, encrypted: Encrypted): Carrier {
    try {
      const credentials = decryptCredentials(keyring, owner, encrypted);
      const adapter = accountCarrier(owner.carrier, credentials, { carrierUrls, timeoutMs });
      if (adapter) return adapter;
      log.error(owner, 'the credentials are not of the shape that this version knows');
    } catch (error) {
      if (!(error instanceof SecretUnreadableError)) throw error;
      log.error({ ...owner, keyId: error.keyId, reason: error.reason }, error.message);
    }
    return refusingCarrier('credentials_unreadable');
  }

  return async (accountId, name, login) => {
    const carrier = carrierNamed(name);
    if (!carrier) return null;
    const owner = { accountId, carrier };
    const encrypted = await readCredentials(sql, accountId, carrier);
    if (!encrypted) return login === 'own' ? null : (ofInstallation.get(carrier) ?? null);
    const place = `${accountId} ${carrier}`;
    const known = kept.get(place);
    // A nonce is never used twice, so it names this version of the row.
    if (known?.nonce.equals(encrypted.nonce)) return known.adapter;
    const adapter = open(owner, encrypted);
    kept.delete(place);
    kept.set(place, { nonce: encrypted.nonce, adapter });
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return adapter;
  };
}
