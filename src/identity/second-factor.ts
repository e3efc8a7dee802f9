import { twoFactor } from 'better-auth/plugins';
import { isAPIError, type getSessionFromCtx } from 'better-auth/api';
import type { Sql } from 'postgres';
import { noteOwnDeed } from '../db/accounts/note-own-deed.ts';
import { findSecondFactor, noteWrongCode } from '../db/accounts/second-factors.ts';
import { LastcallError } from '../errors.ts';
import { findRecoveryCode, takeAppCode } from './judge-code.ts';
import { hashOfEmail } from './limit-tries.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { type CodeGiver, whoGivesCode } from './who-gives-code.ts';

type Context = Parameters<typeof getSessionFromCtx>[0];
type Body = Record<string, unknown>;

const issuer = 'Lastcall';

export const secondFactorPlugin = () =>
  twoFactor({
    issuer,
    backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: makeRecoveryCodes },
    // It goes by the machine's clock, and counts nothing of who is signed in: see limit-tries.ts.
    accountLockout: { enabled: false },
  });

/**
 * Judges codes before better-auth does: it would take one again as long as it is of now, and go by the machine's clock. What it
 * is given then is right by its own judgement too. Nothing of a request but what is written here reaches it.
 */
export function secondFactor(sql: Sql) {
  const judges: Readonly<Record<string, (context: Context) => Promise<Body>>> = {
    '/two-factor/enable': () => Promise.resolve({ method: 'totp', issuer }),
    async '/two-factor/verify-totp'(context) {
      const giver = await requireGiver(context);
      // Who is signed in proves with it that they have set it up.
      if (!giver.atSignIn && (await findSecondFactor(sql, giver.userId))?.on) {
        throw new LastcallError('second_factor_not_asked');
      }
      const { userId } = giver;
      const code = await takeAppCode(sql, context.context.secretConfig, { userId, code: codeOf(context) });
      if (code === null) return refuse(giver);
      return { code, trustDevice: false };
    },
    async '/two-factor/verify-backup-code'(context) {
      const giver = await requireGiver(context);
      if (!giver.atSignIn) throw new LastcallError('second_factor_not_asked');
      const given = { userId: giver.userId, code: codeOf(context) };
      const code = await findRecoveryCode(sql, context.context.secretConfig, given);
      if (code === null) return refuse(giver);
      return { code, trustDevice: false, disableSession: false };
    },
    async '/two-factor/disable'(context) {
      const giver = await requireGiver(context);
      const { userId } = giver;
      if (!(await findSecondFactor(sql, userId))?.on) throw new LastcallError('second_factor_not_on');
      // Before the code, which is gone once it was taken.
      await context.context.password.checkPassword(userId, context);
      const given = { userId, code: codeOf(context) };
      const key = context.context.secretConfig;
      const right = (await takeAppCode(sql, key, given)) ?? (await findRecoveryCode(sql, key, given));
      return right === null ? refuse(giver) : {};
    },
  };

  async function refuse(giver: CodeGiver): Promise<never> {
    if (giver.atSignIn) await noteWrongCode(sql, { userId: giver.userId, hash: hashOfEmail(giver.email) });
    throw new LastcallError('second_factor_wrong');
  }

  return {
    /**
     * What better-auth is given in place of the members that a body has; null: the body as it is.
     *
     * @throws LastcallError `second_factor_wrong`, `second_factor_not_asked`, `second_factor_not_on`, `second_factor_unreadable`
     */
    async before(context: Context): Promise<Body | null> {
      const judge = Object.hasOwn(judges, context.path) ? judges[context.path] : undefined;
      return judge ? judge(context) : null;
    },
    /** Notes what was done; that it is on or off is noted with the user, see `proven-users.ts`. */
    async after(context: Context): Promise<void> {
      if (context.path !== '/two-factor/generate-backup-codes') return;
      if (isAPIError((context.context as { returned?: unknown }).returned)) return;
      const giver = await whoGivesCode(context);
      if (giver) await noteOwnDeed(sql, { userId: giver.userId, action: 'member.recovery_codes_renewed' });
    },
  };
}

const codeOf = ({ body }: Context): string => {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

async function requireGiver(context: Context): Promise<CodeGiver> {
  const giver = await whoGivesCode(context);
  if (!giver) throw new LastcallError('second_factor_not_asked');
  return giver;
}
