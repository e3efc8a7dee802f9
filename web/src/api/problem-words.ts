/**
 * What the API says to programs, in words for people: its own speak of keys, requests and fields. All other codes are
 * told in the API's words.
 */
const words: Readonly<Record<string, string>> = {
  unauthenticated: 'Your session ended. Sign in again, then repeat what you did last.',
  campaign_not_launched: 'This campaign is a draft. Launch it first.',
  changed_meanwhile:
    'Somebody else has changed this meanwhile, so nothing was saved. Look at what there is now, then save again if you still want to.',
  credentials_rejected:
    'Nothing was stored: the carrier rejects these credentials. Correct them, or store them anyway.',
  finding_outdated: 'The number has changed here since it was compared. Compare again.',
  keeps_used_up:
    'This campaign was kept as often as your account allows. Call from it, or ask an owner or admin to exempt it or to allow more in the settings.',
  rate_limit_exceeded:
    'Too much was asked for within a minute, so nothing was done. Wait until the minute is over, then do it again.',
  reminder_not_after_notice: 'Each reminder must be nearer to the deadline than the notice.',
  notice_not_before_deadline: 'The notice must be shorter than the days without a dial.',
  notice_not_written:
    'The clock stands at the notice: its mails are not written yet. Wait a moment, then let the rest of the time pass.',
  release_not_waiting: 'This number’s release is done or under way. Its receipt tells how it went.',
};

/** For a person who met this problem; undefined: the API's own words are fit for people. */
export const problemWords = (code: unknown): string | undefined =>
  typeof code === 'string' && Object.hasOwn(words, code) ? words[code] : undefined;
