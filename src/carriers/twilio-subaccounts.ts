import { readFailure } from './adapter.ts';
import { answerOf } from './classify.ts';
import type { LocateOutcome, WithAnswer } from './contract.ts';
import type { TwilioCall } from './twilio-call.ts';

/** So many subaccounts are looked into for one number; whoever has more names those that matter. */
const mostLookedInto = 20;

/**
 * Looks for a number in the subaccounts that Twilio itself tells, by the number, which changes nothing. Twilio tells
 * them to the account's auth token, not to an API key.
 */
export async function locateInSubaccounts(
  call: TwilioCall,
  { accountSid, e164 }: { accountSid: string; e164: string },
  signal?: AbortSignal,
): Promise<WithAnswer<LocateOutcome>> {
  const { value: accounts, ...told } = await call(signal, ({ api }) =>
    api.v2010.accounts.page({ status: 'active', pageSize: mostLookedInto + 2 }),
  );
  const failure = accounts === null ? readFailure(told) : null;
  if (failure?.kind === 'retry_after') return failure;
  const subaccounts = (accounts?.instances ?? []).map(({ sid }) => sid).filter((sid) => sid !== accountSid);
  let complete =
    accounts !== null && accounts.nextPageUrl === undefined && subaccounts.length <= mostLookedInto;
  for (const sid of subaccounts.slice(0, mostLookedInto)) {
    const { value: numbers, ...seen } = await call(signal, ({ api }) =>
      api.v2010.accounts(sid).incomingPhoneNumbers.page({ phoneNumber: e164, pageSize: 50 }),
    );
    const unread = numbers === null ? readFailure(seen) : null;
    if (unread?.kind === 'retry_after') return unread;
    if (unread) complete = false;
    if (numbers?.instances.some(({ phoneNumber }) => phoneNumber === e164)) {
      return { kind: 'elsewhere', subaccount: sid, answer: answerOf(seen.reply, seen.code) };
    }
  }
  const absence = complete ? 'absent_everywhere_we_can_see' : 'unknown';
  return { kind: 'gone', absence, answer: answerOf(told.reply, told.code) };
}
