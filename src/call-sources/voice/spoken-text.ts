import { plain } from '../../mail/plain.ts';

/** What some carriers take for markup, and what XML cannot hold. */
const unspeakable = /[<>\uFFFE\uFFFF]/g;

/** A text as it is spoken, with the names in the places of `{account}` and `{campaign}`. */
export const spokenText = (text: string, names: { account: string; campaign: string }): string =>
  text
    .replace(/\{(account|campaign)\}/g, (_, name: 'account' | 'campaign') => plain(names[name]))
    .replace(unspeakable, ' ');
