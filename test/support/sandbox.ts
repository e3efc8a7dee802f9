import { sandboxControl, type SandboxControl } from '../../src/carriers/sandbox/control-client.ts';
import { sandboxAccounts, startSandbox, type Sandbox } from '../../src/carriers/sandbox/server.ts';

export interface TestSandbox extends Sandbox {
  control: SandboxControl;
  /** Rents so many numbers and answers them as Lastcall attaches them. */
  rent(count: number, from: string): Promise<{ e164: string; carrier: 'sandbox'; carrierRef: string }[]>;
}

/** A sandbox carrier of the test's own, in memory. */
export async function startTestSandbox(): Promise<TestSandbox> {
  const sandbox = await startSandbox({ port: 0, dataDir: null });
  const control = sandboxControl(sandbox.url);
  const account = sandboxAccounts.find(({ carrier }) => carrier === 'twilio')?.account;
  if (account === undefined) throw new Error('the sandbox has no account that speaks Twilio');
  return {
    ...sandbox,
    control,
    async rent(count, from) {
      const rentals = await control.seed({ carrier: 'twilio', account, range: { from, count } });
      return rentals.map(({ e164, ref }) => ({ e164, carrier: 'sandbox', carrierRef: ref }));
    },
  };
}
