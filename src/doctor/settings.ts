import { isAbsolute } from 'node:path';
import { isLoopback } from '../identity/trusted-origins.ts';
import { type Check, type Finding, ok, problem, type Surroundings, warning } from './check.ts';

/** A secret of fewer different characters was typed by somebody who was in a hurry. */
const fewCharacters = 10;

export const settings: Check = {
  name: 'settings',
  async run(at) {
    const found = [
      ...at.wrong.map(({ variable, message }) => problem(`${variable}: ${message}`, 'See .env.example.')),
      ...secrets(at),
      ...publicAddress(at),
      ...archiveStore(at),
    ];
    return found.length === 0 ? [ok('nothing is missing, weak or contradicts something else')] : found;
  },
};

function secrets({ config, environment, wrong }: Surroundings): Finding[] {
  const found: Finding[] = [];
  const isWrong = (name: string) => wrong.some(({ variable }) => variable === name);
  const { authSecret, authSecretFile, keyring } = config;
  if (authSecret !== null && new Set(authSecret).size < fewCharacters)
    found.push(
      problem(
        'LASTCALL_AUTH_SECRET can be guessed',
        'Make one by `openssl rand -base64 32`; everybody signs in again.',
      ),
    );
  if (authSecret === null && authSecretFile === null && !isWrong('LASTCALL_AUTH_SECRET'))
    found.push(
      warning(
        'there is no secret for sessions: an API does not start with this environment',
        'Give APIs LASTCALL_AUTH_SECRET or LASTCALL_AUTH_SECRET_FILE; workers need neither.',
      ),
    );
  if (authSecret !== null && authSecretFile !== null)
    found.push(
      warning(
        'LASTCALL_AUTH_SECRET and LASTCALL_AUTH_SECRET_FILE are both set: the file is not used',
        'Leave one of them out.',
      ),
    );
  if (keyring === null && !isWrong('LASTCALL_SECRET_KEYS'))
    found.push(
      warning(
        'LASTCALL_SECRET_KEYS is not set: no credentials of carriers and no secrets of call sources can be stored or used',
        'Give APIs and workers what `lastcall secrets new-key` prints, and keep a copy elsewhere.',
      ),
    );
  if (environment['TEMPORAL_ADDRESS'] === '')
    found.push(
      problem('TEMPORAL_ADDRESS is set to nothing', 'Leave it out, or name the host and port of Temporal.'),
    );
  return found;
}

function publicAddress({ config, environment }: Surroundings): Finding[] {
  const { publicUrl, proxyHops, host } = config;
  const given = environment['LASTCALL_PUBLIC_URL'];
  // It was left out with what contradicts it, which is told already.
  if (given && !given.startsWith(publicUrl)) return [];
  const here = isLoopback(publicUrl);
  if (!given)
    return config.sendsMails || !isLoopback(`http://${host.includes(':') ? `[${host}]` : host}`)
      ? [
          warning(
            `LASTCALL_PUBLIC_URL is not set: links in mails and invitations lead to ${publicUrl}`,
            'Set it to where people open the pages.',
          ),
        ]
      : [];
  if (publicUrl.startsWith('http:') && !here)
    return [
      warning(
        'LASTCALL_PUBLIC_URL is not https: passwords and cookies can be read on the way',
        'Put a proxy with TLS in front of the APIs, and give its address.',
      ),
    ];
  if (publicUrl.startsWith('https:') && proxyHops === 0)
    return [
      warning(
        'LASTCALL_PROXY_HOPS is 0 although the address is https, which a proxy must speak: everybody counts as one address',
        'Set it to the number of your proxies that add to X-Forwarded-For.',
      ),
    ];
  if (here && proxyHops > 0)
    return [
      warning(
        `LASTCALL_PROXY_HOPS is ${proxyHops} although the address is on this machine: clients can claim any address`,
        'Set it to the number of proxies that there are.',
      ),
    ];
  return [];
}

function archiveStore({ config: { archiveStore: store } }: Surroundings): Finding[] {
  if (isAbsolute(store) || /^[a-z][a-z0-9+.-]+:/i.test(store)) return [];
  return [
    warning(
      'ARCHIVE_STORE is a path from the working folder: a part that is started elsewhere has another store',
      'Give the whole path.',
    ),
  ];
}
