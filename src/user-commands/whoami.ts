import { clientOf } from './connect.ts';
import { findLogin } from './find-login.ts';
import { runCommand } from './run-command.ts';
import { printFacts, printJson } from './terminal.ts';

/** `lastcall whoami` */
export async function whoami({ json }: { json?: boolean }): Promise<void> {
  await runCommand({ json }, async (signal) => {
    const { url, key, from } = await findLogin();
    const me = await clientOf(url, key).request('GET', '/v1/me', { signal });
    if (json) return printJson({ url, from, ...me });
    printFacts([
      ['Lastcall', url],
      ['Account', `${me.account.name}  (${me.account.id})`],
      ['Key', me.key === null ? '-' : `${me.key.name}  (${me.key.prefix}…)`],
      ['Role', me.role],
      ['May do', me.key?.scopes?.join(', ') ?? 'all that its role may'],
      ['Key from', from === 'environment' ? 'LASTCALL_API_KEY' : 'lastcall login'],
    ]);
  });
}
