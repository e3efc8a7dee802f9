import type { ActivityDeps } from '../../activities/index.ts';
import type { Carrier } from '../../src/carriers/contract.ts';
import { createCarrier } from '../../src/carriers/registry.ts';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { sandboxControl, type SandboxControl } from '../../sandbox/control-client.ts';
import { type Account, dialectId, type DialectId } from '../../sandbox/model.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import type { Defer } from './defer.ts';

export interface RentedNumber {
  e164: string;
  carrier: DialectId | 'sandbox';
  carrierRef: string | null;
}

export interface TestSandbox extends Sandbox {
  control: SandboxControl;
  /** Adapters that talk to it, with little patience. */
  carrierFor: ActivityDeps['carrierFor'];
  /** An adapter that talks to it, with another secret where one is given. */
  adapter(carrier: DialectId, changed?: { secret?: string }): Carrier;
  /** The customer that it knows at a carrier. */
  accountOf(carrier: DialectId): Account;
  /** Rents so many numbers of the carrier `sandbox` and answers them as Lastcall attaches them. */
  rent(count: number, from: string): Promise<(RentedNumber & { carrier: 'sandbox'; carrierRef: string })[]>;
  /** Rents so many numbers of one of the carriers whose dialects it speaks; Lastcall knows them by their digits. */
  rentAt(carrier: DialectId, count: number, from: string): Promise<RentedNumber[]>;
}

const timeoutMs = 2_000;

/** A sandbox carrier of the test's own, in memory. */
export async function startTestSandbox(defer: Defer): Promise<TestSandbox> {
  const sandbox = await startSandbox({ port: 0, dataDir: null });
  defer(() => sandbox.close());
  const control = sandboxControl(sandbox.url);
  const accountOf = (carrier: DialectId) => {
    const found = sandboxAccounts.find((account) => account.carrier === carrier);
    if (!found) throw new Error(`the sandbox has no account at ${carrier}`);
    return found;
  };
  const twilio = sandboxCredentials('twilio', accountOf('twilio'));
  const adapter = (id: DialectId, changed: { secret?: string } = {}) => {
    const credentials = sandboxCredentials(id, { ...accountOf(id), ...changed });
    return createCarrier(id, credentials as never, { baseUrl: `${sandbox.url}/${id}`, timeoutMs });
  };
  const carriers = new Map<string, Carrier>([
    ['sandbox', createCarrier('sandbox', twilio, { baseUrl: sandbox.url, timeoutMs })],
    ...dialectId.options.map((id): [string, Carrier] => [id, adapter(id)]),
  ]);
  const seed = (carrier: DialectId, count: number, from: string) =>
    control.seed({ carrier, account: accountOf(carrier).account, range: { from, count } });
  return {
    ...sandbox,
    control,
    accountOf,
    adapter,
    carrierFor: (_accountId, carrier) => Promise.resolve(carriers.get(carrier) ?? null),
    async rent(count, from) {
      const rentals = await seed('twilio', count, from);
      return rentals.map(({ e164, ref }) => ({ e164, carrier: 'sandbox', carrierRef: ref }));
    },
    async rentAt(carrier, count, from) {
      const rentals = await seed(carrier, count, from);
      return rentals.map(({ e164 }) => ({ e164, carrier, carrierRef: null }));
    },
  };
}
