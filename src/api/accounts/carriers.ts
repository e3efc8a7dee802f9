import { z } from 'zod';
import {
  accountCarrier,
  accountCredentials,
  hintOf,
  subaccountsOf,
} from '../../carriers/account-credentials.ts';
import { carrierRates } from '../../carriers/carrier-rates.ts';
import { checkCredentials } from '../../carriers/check-credentials.ts';
import { installationCarriers, isReachable } from '../../carriers/installation.ts';
import { carrierIds, type CarrierId } from '../../carriers/registry.ts';
import { encryptCredentials } from '../../credentials/stored-credentials.ts';
import {
  deleteCredentials,
  listCredentials,
  putCredentials,
  type CredentialsView,
} from '../../db/accounts/carrier-credentials.ts';
import { LastcallError } from '../../errors.ts';
import { readInLine } from '../../release/wait-in-line.ts';
import { anyCredentials, carrierSchema, presentCarrier, storedCarrierSchema } from './carrier-schema.ts';
import { presentReason } from '../numbers/number-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { flag } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Carriers';
const managers = ['owner', 'admin'] as const;
const carrierParams = z.strictObject({ carrier: z.enum(carrierIds) });
/** People wait for the check; a carrier that takes longer counts as unreachable. */
const checkTimeoutMs = 5_000;

export function carrierRoutes({ db, config }: Services): Route[] {
  const { keyring, carrierUrls } = config;
  const rate = carrierRates(config.carrierRates);
  const shared = new Set(installationCarriers(config, checkTimeoutMs).keys());
  const offered = carrierIds.filter((carrier) => isReachable(carrier, carrierUrls));
  const present = (carrier: CarrierId, known: CredentialsView | undefined) =>
    presentCarrier(carrier, known, { keyIds: keyring?.ids ?? [], carriers: shared });

  return [
    defineRoute({
      method: 'get',
      path: '/v1/carriers',
      operationId: 'listCarriers',
      summary: 'List the carriers, with whether the account can use them',
      tag,
      roles: managers,
      responses: {
        200: {
          description: 'All carriers. Credentials themselves are never shown.',
          body: z.object({ items: z.array(carrierSchema) }).meta({ id: 'CarrierList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        const rows = new Map((await listCredentials(db.sql, accountId)).map((row) => [row.carrier, row]));
        return {
          status: 200,
          body: { items: offered.map((carrier) => present(carrier, rows.get(carrier))) },
        };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/carriers/{carrier}',
      operationId: 'setCarrierCredentials',
      summary: 'Set the account’s credentials at a carrier',
      description:
        'In place of those that were there, and of the installation’s. They are stored encrypted and used from the next ' +
        'request to the carrier on. Releases that wait for an operator go on when somebody presses retry.',
      tag,
      roles: managers,
      repeats: 'outside',
      params: carrierParams,
      query: z.strictObject({
        check: flag(true).meta({ description: 'Whether to ask the carrier first.' }),
        force: flag(false).meta({ description: 'Whether to store what the carrier rejects.' }),
      }),
      body: {
        schema: anyCredentials,
        choose: (_body, { carrier }) => accountCredentials[carrier as CarrierId],
      },
      responses: { 200: { description: 'Stored.', body: storedCarrierSchema } },
      errors: ['not_found', 'credentials_rejected', 'secret_key_missing'],
      async handle({ params: { carrier }, query: { check, force }, body, principal }) {
        const { accountId, actor } = principal;
        if (!keyring) throw new LastcallError('secret_key_missing');
        const adapter = accountCarrier(carrier, body, { carrierUrls, timeoutMs: checkTimeoutMs });
        if (!adapter) throw new LastcallError('not_found', { what: 'carrier' });
        const { checked, reason } = check
          ? await readInLine({ sql: db.sql, carrier, rate: rate(carrier) }, () => checkCredentials(adapter))
          : ({ checked: 'skipped', reason: null } as const);
        if (checked === 'rejected' && !force) throw new LastcallError('credentials_rejected', { carrier });
        const encrypted = encryptCredentials(keyring, { accountId, carrier }, body);
        const hint = hintOf(carrier, body);
        const subaccounts = subaccountsOf(body);
        const row = await putCredentials(db.sql, {
          accountId,
          carrier,
          encrypted,
          hint,
          subaccounts,
          actor,
          checked,
        });
        return {
          status: 200,
          body: { ...present(carrier, row), checked, reason: reason && presentReason(reason) },
        };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/carriers/{carrier}',
      operationId: 'removeCarrierCredentials',
      summary: 'Remove the account’s credentials at a carrier',
      description:
        'Numbers that are still to be released there wait for an operator then, unless the installation has ' +
        'credentials of its own. Removing what is not there changes nothing.',
      tag,
      roles: managers,
      params: carrierParams,
      responses: { 204: { description: 'Removed.' } },
      async handle({ params: { carrier }, principal: { accountId, actor } }) {
        await deleteCredentials(db.sql, { accountId, carrier, actor });
        return { status: 204 };
      },
    }),
  ];
}
