import type { SpokenLanguage } from '../../domain/call-backs.ts';
import { numberOf } from '../read-text.ts';
import { keyTimeoutSeconds, type VoiceDialect } from './contract.ts';
import { readForm } from './read-form.ts';
import { document } from './xml.ts';

/** What Twilio has for a withheld number: RESTRICTED, BLOCKED, UNKNOWN, ANONYMOUS and UNAVAILABLE, as keys of a phone. */
const keypadWords = new Set(['+7378742833', '+2562533', '+8656696', '+266696687', '+86282452253']);

/** A voice of Amazon Polly for each language, which all three have by this name; their own voices know other languages each. */
const voices: Readonly<Record<SpokenLanguage, string>> = {
  'da-DK': 'Polly.Naja',
  'de-DE': 'Polly.Marlene',
  'en-AU': 'Polly.Nicole',
  'en-GB': 'Polly.Amy',
  'en-US': 'Polly.Joanna',
  'es-ES': 'Polly.Conchita',
  'es-US': 'Polly.Penelope',
  'fr-CA': 'Polly.Chantal',
  'fr-FR': 'Polly.Celine',
  'it-IT': 'Polly.Carla',
  'nl-NL': 'Polly.Lotte',
  'pl-PL': 'Polly.Ewa',
  'pt-BR': 'Polly.Vitoria',
  'ru-RU': 'Polly.Tatyana',
  'sv-SE': 'Polly.Astrid',
};

/**
 * Twilio's TwiML, which SignalWire (cXML) and Telnyx (TeXML) speak in the same words, for a form with the same names. If no key
 * was pressed, what follows `<Gather>` is done, or its address gets a form without one.
 *
 * Source: twilio.com/docs/voice/twiml, /docs/voice/twiml/gather and /say; developer.signalwire.com/compatibility-api/cxml/voice/gather
 * and /say; developers.telnyx.com/docs/voice/programmable-voice/texml-verbs/gather and /say, and
 * developers.telnyx.com/api-reference/callbacks/texml-gather, which also says that these forms are signed as events are.
 */
export const twimlDialect: VoiceDialect = {
  contentType: 'text/xml',
  body: {
    type: 'form',
    read: (form) => readForm(form, 'CallSid', (text) => numberOf(keypadWords.has(text) ? null : text)),
  },
  write({ text, language, keyUrl }) {
    const say =
      text === null ? {} : { Say: { '@voice': voices[language], '@language': language, '#text': text } };
    if (keyUrl === null) return document({ ...say, Hangup: '' });
    const gather = {
      '@input': 'dtmf',
      '@numDigits': '1',
      '@timeout': String(keyTimeoutSeconds),
      '@method': 'POST',
      '@action': keyUrl,
      ...say,
    };
    return document({ Gather: gather, Hangup: '' });
  },
};
