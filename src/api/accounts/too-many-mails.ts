import { LastcallError } from '../../errors.ts';

/** @param waitMs how long until the next mail may be asked for */
export function tooManyMails(waitMs: number): LastcallError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const minutes = String(Math.ceil(retryAfterSeconds / 60));
  return new LastcallError('too_many_mails', { minutes }, { retryAfterSeconds });
}
