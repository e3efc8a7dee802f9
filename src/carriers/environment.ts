import { z } from 'zod';
import type { CarrierUrls, InstallationCarriers } from './installation.ts';
import { carrierIds, type CarrierId, descriptorOf } from './registry.ts';

/** Every variable of the carriers: where each is reached, and the credentials that the installation may have at it. */
export const carrierVariables: readonly string[] = carrierIds.flatMap((id) => {
  const { url, credentials = {} } = descriptorOf(id).environment;
  return [url, ...Object.values(credentials).filter((name) => name !== undefined)];
});

/** What the environment says of carriers. `baseUrl` reads an address. */
export function carrierEnvironment(baseUrl: z.ZodType<string | undefined, string | undefined>) {
  const urls = new Set(carrierIds.map((id) => descriptorOf(id).environment.url));
  const shape = Object.fromEntries(
    carrierVariables.map((name) => [name, urls.has(name) ? baseUrl : z.string().optional()]),
  );
  return z.object(shape).transform((env): InstallationCarriers => ({
    carrierUrls: Object.fromEntries(
      carrierIds.map((id) => [id, env[descriptorOf(id).environment.url]]),
    ) as CarrierUrls,
    carrierCredentials: Object.fromEntries(
      carrierIds.flatMap((id) => {
        const given = credentialsOf(id, env);
        return given ? [[id, given]] : [];
      }),
    ),
  }));
}

/** Null unless all of them are given. */
function credentialsOf(id: CarrierId, env: Readonly<Record<string, string | undefined>>) {
  const { credentials } = descriptorOf(id).environment;
  if (!credentials) return null;
  const fields = Object.entries(credentials).map(([field, name = '']) => [field, env[name]] as const);
  return fields.every(([, value]) => value !== undefined) ? Object.fromEntries(fields) : null;
}
