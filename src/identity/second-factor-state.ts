import type { Sql } from 'postgres';
import { findSecondFactor, hasPassword } from '../db/accounts/second-factors.ts';
import { recoveryCodesOf, type SecretConfig } from './judge-code.ts';

/** How a person signs in, as they may see it themselves. */
export interface SecondFactorState {
  /** Whether a code is asked for after the password. */
  on: boolean;
  recoveryCodesLeft: number;
  /** False: they come in by the OpenID provider alone, which may ask for more than a password itself. */
  hasPassword: boolean;
}

/** @throws LastcallError `second_factor_unreadable` */
export async function secondFactorState(
  sql: Sql,
  key: SecretConfig,
  userId: string,
): Promise<SecondFactorState> {
  const factor = await findSecondFactor(sql, userId);
  return {
    on: factor?.on ?? false,
    recoveryCodesLeft: factor?.on ? (await recoveryCodesOf(key, factor)).length : 0,
    hasPassword: await hasPassword(sql, userId),
  };
}
