import type { Schemas } from '../../../api/client';

export type SpokenLanguage = Schemas['CallBackTexts']['language'];
export const textNames = ['archived', 'active', 'optedOut', 'withheld'] as const;
export type TextName = (typeof textNames)[number];

/** When each text is said. */
export const textWords: Readonly<Record<TextName, string>> = {
  archived: 'After the campaign was archived',
  active: 'While the campaign is active',
  optedOut: 'After the key that opts out, which is 1',
  withheld: 'To somebody who does not show their number',
};

const languageNames = new Intl.DisplayNames('en-US', { type: 'language' });

const codes: Readonly<Record<SpokenLanguage, true>> = {
  'da-DK': true,
  'de-DE': true,
  'en-AU': true,
  'en-GB': true,
  'en-US': true,
  'es-ES': true,
  'es-US': true,
  'fr-CA': true,
  'fr-FR': true,
  'it-IT': true,
  'nl-NL': true,
  'pl-PL': true,
  'pt-BR': true,
  'ru-RU': true,
  'sv-SE': true,
};

export const languages = Object.keys(codes)
  .map((value) => ({ value, label: languageNames.of(value) ?? value }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'en-US'));
