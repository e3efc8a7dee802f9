import { client, fail } from './auth';

/** What an authenticator app needs, as an `otpauth:` address. Nothing is asked for until a first code was right. */
export interface SetUp {
  uri: string;
  recoveryCodes: string[];
}

/** The second factor's own addresses under /auth. Errors have words for people. */
export const secondFactor = {
  async begin(password: string): Promise<SetUp> {
    const { totpURI, backupCodes } = await post<{ totpURI: string; backupCodes: string[] }>('enable', {
      password,
    });
    return { uri: totpURI, recoveryCodes: backupCodes };
  },
  /** Confirms what was begun, or ends a sign-in that waits for a code. */
  async giveCode(code: string): Promise<void> {
    await post('verify-totp', { code });
  },
  async giveRecoveryCode(code: string): Promise<void> {
    await post('verify-backup-code', { code });
  },
  async renewRecoveryCodes(password: string): Promise<string[]> {
    return (await post<{ backupCodes: string[] }>('generate-backup-codes', { password })).backupCodes;
  },
  async turnOff(password: string, code: string): Promise<void> {
    await post('disable', { password, code });
  },
};

async function post<Answer>(path: string, body: Record<string, string>): Promise<Answer> {
  const { data, error } = await client.$fetch<Answer>(`/two-factor/${path}`, { method: 'POST', body });
  fail(error, 'That did not work. Try again.');
  return data as Answer;
}
