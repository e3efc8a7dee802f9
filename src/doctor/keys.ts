import { decryptCredentials } from '../credentials/stored-credentials.ts';
import { decryptSourceSecret } from '../credentials/stored-source-secrets.ts';
import { credentialsOfEachKey } from '../db/accounts/rotate-credentials.ts';
import { sourceSecretsOfEachKey } from '../db/call-sources/rotate-source-secrets.ts';
import { rowsByKey } from '../db/rows-by-key.ts';
import { SecretUnreadableError } from '../secrets/errors.ts';
import { type Check, type Finding, ok, problem } from './check.ts';

/** Whether every key is here that something stored is encrypted with, and opens it. */
export const keys: Check = {
  name: 'keys',
  needs: ['database', 'schema'],
  async run({ sql, config: { keyring } }) {
    const stored = await rowsByKey(sql);
    const found: Finding[] = [...stored]
      .filter(([keyId]) => !keyring?.has(keyId))
      .map(([keyId, rows]) =>
        problem(
          `the key "${keyId}" is missing in LASTCALL_SECRET_KEYS, and ${rows} stored secrets need it`,
          'Put it back, at the end of the list; without it carriers refuse and call sources are not believed.',
        ),
      );
    const opens = (keyId: string, open: () => unknown) => {
      if (!keyring?.has(keyId)) return;
      try {
        open();
      } catch (error) {
        if (!(error instanceof SecretUnreadableError)) throw error;
        found.push(
          problem(
            `the key "${keyId}" does not open what was encrypted under that name`,
            'It is another key than the one that had this name: put that one back.',
          ),
        );
      }
    };
    for (const row of await credentialsOfEachKey(sql))
      opens(row.keyId, () => decryptCredentials(keyring, row, row));
    for (const row of await sourceSecretsOfEachKey(sql))
      opens(row.keyId, () => decryptSourceSecret(keyring, row, row));
    if (found.length > 0) return found;
    const rows = [...stored.values()].reduce((sum, count) => sum + count, 0);
    return [
      ok(rows === 0 ? 'nothing is stored encrypted' : `${rows} stored secrets, all of whose keys are here`),
    ];
  },
};
