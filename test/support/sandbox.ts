import { sandboxControl, type SandboxControl } from '../../src/carriers/sandbox/control-client.ts';
import { createCarriers } from '../../src/carriers/registry.ts';
import { sandboxAccounts } from '../../src/carriers/sandbox/accounts.ts';
import { startSandbox, type Sandbox } from '../../src/carriers/sandbox/server.ts';
import type { ActivityDeps } from '../../activities/index.ts';

export interface TestSandbox extends Sandbox {
  control: SandboxControl;
  /** Adapters that talk to it, with little patience. */
  carrierFor: ActivityDeps['carrierFor'];
  /** Rents so many numbers and answers them as Lastcall attaches them. */
  rent(count: number, from: string): Promise<{ e164: string; carrier: 'sandbox'; carrierRef: string }[]>;
}

/** A sandbox carrier of the test's own, in memory. */
export async function startTestSandbox(): Promise<TestSandbox> {
  const sandbox = await startSandbox({ port: 0, dataDir: null });
  const control = sandboxControl(sandbox.url);
  const [{ account, secret }] = sandboxAccounts;
  const carriers = createCarriers({
    sandbox: { url: sandbox.url, accountSid: account, authToken: secret },
    timeoutMs: 2_000,
  });
  return {
    ...sandbox,
    control,
    carrierFor: (_accountId, carrier) => Promise.resolve(carriers.get(carrier as never) ?? null),
    async rent(count, from) {
      const rentals = await control.seed({ carrier: 'twilio', account, range: { from, count } });
      return rentals.map(({ e164, ref }) => ({ e164, carrier: 'sandbox', carrierRef: ref }));
    },
  };
}
