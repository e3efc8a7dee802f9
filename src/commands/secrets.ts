import { rotateCredentials, type RotationReport } from '../credentials/rotate-credentials.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { newManifestKey, parseManifestKey } from '../secrets/manifest-key.ts';
import { newKey } from '../secrets/new-key.ts';

/** `lastcall secrets new-key`: a fresh entry for LASTCALL_SECRET_KEYS, alone on standard output for scripts. */
export function printNewKey(): void {
  console.log(newKey());
  console.error(
    'Give it to every API and worker at the end of LASTCALL_SECRET_KEYS; once all have it, move it to the front\n' +
      'everywhere and run "lastcall secrets rotate". Keep a copy: what is encrypted with it is lost without it.',
  );
}

/** `lastcall secrets new-manifest-key`: a fresh LASTCALL_MANIFEST_KEY, alone on standard output for scripts. */
export function printNewManifestKey(): void {
  const key = newManifestKey();
  console.log(key);
  console.error(
    'Give it to every worker as LASTCALL_MANIFEST_KEY. Whoever verifies an archive needs its public half:\n' +
      parseManifestKey(key).publicKey,
  );
}

/**
 * `lastcall secrets manifest-key`: the public half of LASTCALL_MANIFEST_KEY.
 *
 * @throws Error when it is not set
 */
export function printManifestPublicKey(): void {
  const text = process.env['LASTCALL_MANIFEST_KEY'];
  if (!text)
    throw new Error('LASTCALL_MANIFEST_KEY is not set; "lastcall secrets new-manifest-key" prints one.');
  console.log(parseManifestKey(text).publicKey);
}

/**
 * `lastcall secrets rotate`: re-encrypts all stored credentials with the first key.
 *
 * @throws Error when there is no key, or rows are left that none of the keys opens
 */
export async function rotate(): Promise<void> {
  const { databaseUrl, keyring } = readConfig();
  if (!keyring)
    throw new Error('LASTCALL_SECRET_KEYS is not set; "lastcall secrets new-key" prints a first key.');
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    const report = await rotateCredentials(db.sql, keyring);
    for (const line of rotationLines(report, keyring)) console.log(line);
    const { length } = report.unreadable;
    if (length > 0) throw new Error(`${rows(length)} could not be decrypted and stayed as they are.`);
  } finally {
    await db.close();
  }
}

/** The report in words. */
export function rotationLines(
  { rotated, unreadable, rowsByKey }: RotationReport,
  { currentId, ids }: { currentId: string; ids: readonly string[] },
): string[] {
  return [
    `${rows(rotated)} re-encrypted with the key "${currentId}", ${rowsByKey.get(currentId) ?? 0} in all.`,
    ...unreadable.map(({ accountId, keyId, reason, ...of }) =>
      reason === 'key_missing'
        ? `Account ${accountId}, ${whose(of)}: the key "${keyId}" is missing in LASTCALL_SECRET_KEYS.`
        : `Account ${accountId}, ${whose(of)}: the key "${keyId}" does not open it; have the credentials entered again.`,
    ),
    ...ids
      .filter((id) => id !== currentId)
      .map((id) => {
        const left = rowsByKey.get(id) ?? 0;
        return left > 0
          ? `Keep the key "${id}": it still encrypts ${rows(left)}.`
          : `The key "${id}" may be removed, once every API and worker has "${currentId}" in front.`;
      }),
  ];
}

function whose(of: { carrier: string } | { callSourceId: string } | { webhookId: string }): string {
  if ('carrier' in of) return of.carrier;
  return 'webhookId' in of ? `webhook ${of.webhookId}` : `call source ${of.callSourceId}`;
}

const rows = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;
