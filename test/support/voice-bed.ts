import { SaxesParser } from 'saxes';
import type { CallSourceKind } from '../../src/domain/call-sources.ts';
import { type Answer, apiClient } from './api-client.ts';
import { recordedText, signedHeaders } from './callbacks.ts';
import type { SourceBed } from './source-bed.ts';
import type { TestApi } from './test-api.ts';

/** Carriers that ask what to do with a call. */
export const voiceKinds = ['twilio', 'signalwire', 'plivo', 'telnyx', 'vonage'] as const;
export type VoiceKind = (typeof voiceKinds)[number];

/** The recorded body of a call that came in, or of a key that was pressed, with other values for some of its parameters. */
export function voiceBody(kind: CallSourceKind, step: 'voice' | 'voice-key', change: Change = {}): string {
  if (kind === 'vonage') {
    const { Digits, From, To, CallSid } = change;
    const body = JSON.parse(recordedText(`vonage-${step}.json`));
    return JSON.stringify({
      ...body,
      ...(From !== undefined && { from: From }),
      ...(To !== undefined && { to: To }),
      ...(CallSid !== undefined && { uuid: CallSid }),
      ...(Digits !== undefined && { dtmf: { digits: Digits, timed_out: Digits === '' } }),
    });
  }
  const form = new URLSearchParams(recordedText(`${kind}-${step}.form`));
  for (const [name, value] of Object.entries(change))
    form.set(name === 'CallSid' && kind === 'plivo' ? 'CallUUID' : name, value);
  return form.toString();
}

export type Change = Partial<Record<'Digits' | 'From' | 'To' | 'CallSid', string>>;

/** What a carrier hears from us. */
export interface Heard {
  text: string | null;
  language: string | null;
  /** Where it sends the key; null: it hangs up. */
  keyUrl: string | null;
}

/** Sends a body from outside to an address of a source, signed rightly unless headers are given. */
export function askVoice(
  api: TestApi,
  source: SourceBed,
  { url, body, headers }: { url: string; body: string; headers?: Record<string, string> },
): Promise<Answer> {
  const signed = signedHeaders(source.kind, { url, body, signs: source.signs });
  // Telnyx sends TeXML's requests as forms.
  const type =
    source.kind === 'vonage' || source.kind === 'standard-webhooks'
      ? 'application/json'
      : 'application/x-www-form-urlencoded';
  return apiClient(api.url).send('POST', new URL(url).pathname, {
    headers: headers ?? { ...signed, 'content-type': type },
    body,
  });
}

/** Reads an answer as the carrier does. */
export function heardIn(kind: VoiceKind, { text }: Answer): Heard {
  if (kind === 'vonage') {
    const actions = JSON.parse(text) as {
      action: string;
      text?: string;
      language?: string;
      eventUrl?: string[];
    }[];
    const talk = actions.find(({ action }) => action === 'talk');
    const input = actions.find(({ action }) => action === 'input');
    return {
      text: talk?.text ?? null,
      language: talk?.language ?? null,
      keyUrl: input?.eventUrl?.[0] ?? null,
    };
  }
  const elements = elementsOf(text);
  const [ask, say] = kind === 'plivo' ? ['GetInput', 'Speak'] : ['Gather', 'Say'];
  const spoken = elements.find(({ name }) => name === say);
  const asked = elements.find(({ name }) => name === ask);
  return {
    text: spoken?.text ?? null,
    language: spoken?.attributes['language'] ?? null,
    keyUrl: asked?.attributes['action'] ?? null,
  };
}

interface Element {
  name: string;
  path: string;
  attributes: Record<string, string>;
  text: string;
}

/** The elements of an XML document in the order of their beginnings, by a strict parser. */
export function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const path = [...open.map((each) => each.name), name].join('/');
    const element = { name, path, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return elements;
}
