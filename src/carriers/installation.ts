import type { Carrier } from './contract.ts';
import { createCarriers, type CarrierId } from './registry.ts';
import { sandboxLogin } from './sandbox-login.ts';

/**
 * Where a carrier is reached when it is not its own address: a proxy, a test. The sandbox has no address of its own,
 * so an installation that gives none has no sandbox. No slash at the end.
 */
export type CarrierUrls = { readonly [Id in CarrierId]?: string | undefined };

/** What the environment says of carriers, for every account of the installation. */
export interface InstallationCarriers {
  carrierUrls: CarrierUrls;
  twilio: { accountSid: string; authToken: string } | null;
}

/**
 * The carriers that every account may use without credentials of its own.
 *
 * @param timeoutMs for one request, its answer included
 */
export function installationCarriers(
  { carrierUrls, twilio }: InstallationCarriers,
  timeoutMs: number,
): ReadonlyMap<CarrierId, Carrier> {
  const { account, secret } = sandboxLogin;
  const { sandbox: sandboxUrl, twilio: twilioUrl } = carrierUrls;
  return createCarriers({
    ...(sandboxUrl && { sandbox: { url: sandboxUrl, accountSid: account, authToken: secret } }),
    ...(twilio && { twilio: { ...twilio, ...(twilioUrl && { baseUrl: twilioUrl }) } }),
    timeoutMs,
  });
}
