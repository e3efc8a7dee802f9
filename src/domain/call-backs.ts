/** Languages in which every carrier that is spoken to has a voice. */
export const spokenLanguages = [
  'da-DK',
  'de-DE',
  'en-AU',
  'en-GB',
  'en-US',
  'es-ES',
  'es-US',
  'fr-CA',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'ru-RU',
  'sv-SE',
] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** The key by which somebody who calls back opts out. */
export const optOutKey = '1';

/** Of a text that is spoken: some 40 seconds. */
export const longestSpokenText = 500;

/**
 * What is said to somebody who calls back. `archived`: while the campaign is over. `active`: before. `optedOut`: after the
 * key. `withheld`: to who does not show their number. `{account}` and `{campaign}` stand for the names.
 */
export const callBackTextNames = ['archived', 'active', 'optedOut', 'withheld'] as const;
export type CallBackTextName = (typeof callBackTextNames)[number];

export const defaultCallBackTexts: Readonly<Record<CallBackTextName, string>> = {
  archived:
    'Thank you for calling back. The campaign that called you is over. To not be called again by {account}, press 1.',
  active:
    'Thank you for calling back. {account} has called you. To not be called again by {account}, press 1.',
  optedOut: 'Thank you. {account} will not call this number again. Goodbye.',
  withheld:
    'Thank you for calling back. Your number is withheld, so we cannot tell which one not to call again. To not be called again by {account}, please call once more and show your number. Goodbye.',
};

/** An account's own texts, with the language that they are in: null where it has the default. */
export type CallBackTexts = Record<CallBackTextName, string | null> & { language: SpokenLanguage };
