import { numberOf } from '../read-text.ts';
import { keyTimeoutSeconds, type VoiceDialect } from './contract.ts';
import { readForm } from './read-form.ts';
import { document } from './xml.ts';

/**
 * Plivo's XML. Numbers come without the plus sign. `GetInput` posts to its address only if a key was pressed; else what follows
 * it is done.
 *
 * Source: plivo.com/docs/voice/xml/request, /docs/voice/xml/getinput and /docs/voice/xml/audio-output (languages).
 */
export const plivoDialect: VoiceDialect = {
  contentType: 'text/xml',
  body: { type: 'form', read: (form) => readForm(form, 'CallUUID', numberOf) },
  write({ text, language, keyUrl }) {
    const speak = text === null ? {} : { Speak: { '@language': language, '#text': text } };
    if (keyUrl === null) return document({ ...speak, Hangup: '' });
    const input = {
      '@action': keyUrl,
      '@method': 'POST',
      '@inputType': 'dtmf',
      '@numDigits': '1',
      '@executionTimeout': String(keyTimeoutSeconds),
      ...speak,
    };
    return document({ GetInput: input, Hangup: '' });
  },
};
