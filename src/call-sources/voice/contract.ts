import type { SpokenLanguage } from '../../domain/call-backs.ts';

/** A call that came in, as a carrier asks what to do with it. What it does not tell is null. */
export interface InboundCall {
  /** The carrier's id of the call. */
  callId: string;
  /** E.164; null: withheld, or no number. */
  from: string | null;
  /** E.164, of the number that was called. */
  to: string | null;
  /** The key that was pressed; null: none. */
  key: string | null;
}

/** What the caller hears, and what comes after it. */
export interface Answer {
  /** Null: nothing. */
  text: string | null;
  language: SpokenLanguage;
  /** Where a key is told that is waited for; null: the carrier hangs up. */
  keyUrl: string | null;
}

/** How a carrier asks, and is told what to do. */
export interface VoiceDialect {
  contentType: string;
  /** Reads a body whose signature is right; null: it is no call. */
  body:
    | { type: 'form'; read: (form: URLSearchParams) => InboundCall | null }
    | { type: 'json'; read: (value: object) => InboundCall | null };
  write: (answer: Answer) => string;
}

/** So long a key is waited for once the text is over. */
export const keyTimeoutSeconds = 8;
