/**
 * What people tell a campaign's id by, `1f3a-9c07`: the last 8 digits of its UUID, which are random in a UUIDv7. That
 * any two of 1,000 campaigns share theirs is as likely as one in ten thousand.
 */
export const shortId = (id: string): string => `${id.slice(-8, -4)}-${id.slice(-4)}`;

/** The digits of a text that may be a {@link shortId}; null: it is none. */
export const shortIdDigits = (text: string): string | null =>
  /^[0-9a-f]{4}-?[0-9a-f]{4}$/i.test(text) ? text.replace('-', '').toLowerCase() : null;
