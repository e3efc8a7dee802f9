import { z } from 'zod';
import { accountCredentials } from '../../carriers/account-credentials.ts';
import { carrierIds, type CarrierId } from '../../carriers/registry.ts';
import type { CredentialsView } from '../../db/accounts/carrier-credentials.ts';
import { reasonSchema } from '../numbers/number-schema.ts';
import { timestamp } from '../http/schemas.ts';

export const carrierSchema = z
  .object({
    carrier: z.enum(carrierIds),
    configured: z.boolean().meta({ description: 'Whether numbers of this carrier can be given back.' }),
    source: z.enum(['account', 'installation']).nullable().meta({
      description: 'Whose credentials are used: the account’s own, or those of the installation.',
    }),
    hint: z.string().nullable().meta({
      description: 'The last characters of the own credentials’ public part, such as the account SID.',
      example: '5a5a',
    }),
    subaccounts: z.array(z.string()).meta({
      description:
        'The subaccounts that the own credentials name: a comparison looks for numbers of yours there, and a moved number is given back from there when somebody says so.',
    }),
    updatedAt: timestamp().nullable().meta({ description: 'When the own credentials were entered.' }),
    updatedBy: z.string().nullable().meta({ description: 'By whom, as in the audit log.' }),
    missingKey: z
      .string()
      .nullable()
      .meta({
        description:
          'The id of the encryption key without which the own credentials cannot be used; null when it is there. ' +
          'Whoever runs the installation has to put it back.',
      }),
  })
  .meta({ id: 'Carrier' });

export const storedCarrierSchema = z
  .object({
    ...carrierSchema.shape,
    checked: z.enum(['ok', 'rejected', 'unreachable', 'skipped']).meta({
      description:
        'What the carrier said to the credentials when a page of its list was read with them. `unreachable`: nothing ' +
        'that tells, for the reason given.',
    }),
    reason: reasonSchema.nullable(),
  })
  .meta({ id: 'StoredCarrier' });

export const anyCredentials = z.union(Object.values(accountCredentials)).meta({
  id: 'CarrierCredentials',
  description: 'In the shape of the carrier in the path.',
  example: { accountSid: `AC${'0'.repeat(32)}`, authToken: '0123456789abcdef0123456789abcdef' },
});

/** How a carrier stands for one account. `known` is what stands in the account's row, if it has one. */
export function presentCarrier(
  carrier: CarrierId,
  known: CredentialsView | undefined,
  installation: { keyIds: readonly string[]; carriers: ReadonlySet<CarrierId> },
): z.input<typeof carrierSchema> {
  const shared = installation.carriers.has(carrier) ? 'installation' : null;
  const source = known ? 'account' : shared;
  const missingKey = known && !installation.keyIds.includes(known.keyId) ? known.keyId : null;
  return {
    carrier,
    configured: source !== null && missingKey === null,
    source,
    hint: known?.hint ?? null,
    subaccounts: known?.subaccounts ?? [],
    updatedAt: known?.updatedAt ?? null,
    updatedBy: known?.updatedBy ?? null,
    missingKey,
  };
}
