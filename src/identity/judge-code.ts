import { createOTP } from '@better-auth/utils/otp';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { Sql } from 'postgres';
import { nowMs } from '../clock.ts';
import { findSecondFactor, type SecondFactor, takeStep } from '../db/accounts/second-factors.ts';
import { LastcallError } from '../errors.ts';
import { readRecoveryCode } from './recovery-codes.ts';

/** What better-auth encrypts with. */
export type SecretConfig = Parameters<typeof symmetricDecrypt>[0]['key'];

/** A code is of 30 s (RFC 6238); of those before and after now one each is right too, for clocks of phones. */
const stepMs = 30_000;
const around = [-1, 0, 1];

/**
 * Takes a code of the person's app, by the database's time and once.
 *
 * @returns the code of this moment by the machine's clock, by which better-auth goes; null: the code was wrong
 * @throws LastcallError `second_factor_unreadable`, `second_factor_not_on` where none was ever begun
 */
export async function takeAppCode(
  sql: Sql,
  key: SecretConfig,
  { userId, code }: { userId: string; code: string },
): Promise<string | null> {
  const factor = await requireFactor(sql, userId);
  const otp = createOTP(await decrypt(key, factor.secret));
  const typed = code.replace(/\s/g, '');
  const now = Math.floor(nowMs() / stepMs);
  for (const distance of around) {
    const step = now + distance;
    if ((await otp.hotp(step)) !== typed) continue;
    if (await takeStep(sql, { userId, secret: factor.secret, step })) return otp.totp();
  }
  return null;
}

/**
 * A recovery code as it is kept; null: it is none of those that are left. It is not taken yet: who takes it compares
 * and replaces what is left in one statement.
 *
 * @throws LastcallError as {@link takeAppCode}
 */
export async function findRecoveryCode(
  sql: Sql,
  key: SecretConfig,
  { userId, code }: { userId: string; code: string },
): Promise<string | null> {
  const typed = readRecoveryCode(code);
  return (await recoveryCodesOf(key, await requireFactor(sql, userId))).includes(typed) ? typed : null;
}

/** @throws LastcallError `second_factor_unreadable` */
export async function recoveryCodesOf(
  key: SecretConfig,
  { recoveryCodes }: Pick<SecondFactor, 'recoveryCodes'>,
): Promise<string[]> {
  return JSON.parse(await decrypt(key, recoveryCodes)) as string[];
}

async function requireFactor(sql: Sql, userId: string): Promise<SecondFactor> {
  const factor = await findSecondFactor(sql, userId);
  if (!factor) throw new LastcallError('second_factor_not_on');
  return factor;
}

async function decrypt(key: SecretConfig, data: string): Promise<string> {
  try {
    return await symmetricDecrypt({ key, data });
  } catch {
    throw new LastcallError('second_factor_unreadable');
  }
}
