import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Carrier, CarrierListing, CarrierNumber, OrderOptions } from '../../../src/carriers/contract.ts';
import { sandboxControl, type SandboxControl } from '../../../sandbox/control-client.ts';
import type { Rental } from '../../../sandbox/model.ts';
import { sandboxAccounts } from '../../../sandbox/accounts.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import { createTwilio } from '../../../src/carriers/twilio.ts';

export const orderId = '0b0f3c1e-9a55-4c1d-8a43-6f1f3a2d7c11';
export const options: OrderOptions = { orderId };

const [twilioAccount] = sandboxAccounts;
if (!twilioAccount) throw new Error('The sandbox has no Twilio account');
export const twilioCredentials = { accountSid: twilioAccount.account, authToken: twilioAccount.secret };

export interface TwilioBench {
  url: string;
  control: SandboxControl;
  twilio: Carrier;
  close(): Promise<void>;
}

/** A sandbox and Twilio's adapter talking to it. */
export async function twilioBench(dataDir: string | null = null): Promise<TwilioBench> {
  const sandbox = await startSandbox({ port: 0, dataDir });
  const twilio = createTwilio(twilioCredentials, { baseUrl: `${sandbox.url}/twilio`, timeoutMs: 5_000 });
  return { ...sandbox, control: sandboxControl(sandbox.url), twilio };
}

let next = 15_550_100_000;

/** Rents a number that no other test has. */
export async function rent(control: SandboxControl, extras: Partial<Rental> = {}): Promise<CarrierNumber> {
  next += 1;
  const { hold = null } = extras;
  const [rental] = await control.seed({
    carrier: 'twilio',
    account: twilioCredentials.accountSid,
    numbers: [{ e164: `+${next}`, hold }],
  });
  if (!rental) throw new Error('The sandbox seeded nothing');
  return { e164: rental.e164, carrierRef: rental.ref };
}

export async function pagesOf(carrier: Carrier): Promise<CarrierListing[][]> {
  const pages: CarrierListing[][] = [];
  for await (const page of carrier.list({})) pages.push(page);
  return pages;
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A server that answers everything alike, for answers no carrier would give. */
export function answeringServer(status: number, body: string, headers: Record<string, string> = {}) {
  return servingServer((_request, response) => void response.writeHead(status, headers).end(body));
}

/** A server of one's own, for carriers that behave otherwise than the sandbox. */
export async function servingServer(
  serve: RequestListener,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
