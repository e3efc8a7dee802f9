import { addressOf } from './address.ts';
import { LastcallError, type Problem, problemError } from './error.ts';
import { jsonLinesOf } from './lines.ts';
import type { Transport } from './transport.ts';
import type { Schemas } from './types.ts';
import { sleep, waitBefore } from './waits.ts';

type Refused = Schemas['RefusedCallEvent'];

/** What one commit did. */
export interface StreamProgress {
  /** How many events are done by now, from the first on. */
  done: number;
  recorded: number;
  /** Recorded before. */
  duplicates: number;
  /** What will never be taken as it is, each with its `index` among all events, from 0. */
  refused: Refused[];
  /** The campaign's newest dial. */
  lastDialAt: string | null;
}

interface Block {
  campaignId: string;
  lines: readonly string[];
  /** How many events are done before it. */
  before: number;
  signal?: AbortSignal | undefined;
}

/** A line of the answer. */
type Told =
  | { error: Problem }
  | { done: true }
  | {
      lines: number;
      recorded: number;
      duplicates: number;
      refused: (Omit<Refused, 'index'> & { line: number })[];
      lastDialAt: string | null;
    };

/** Sends lines until all are done: after a break, those that were not answered. */
export async function* sendBlock(
  transport: Transport,
  { campaignId, lines, before, signal }: Block,
): AsyncGenerator<StreamProgress, void, undefined> {
  const { settings } = transport;
  const path = addressOf('/v1/campaigns/{campaignId}/call-events/stream', { path: { campaignId } });
  const headers = { 'Content-Type': 'application/jsonl' };
  let done = 0;
  let stalled = 0;
  for (;;) {
    const from = done;
    const upload = `${lines.slice(from).join('\n')}\n`;
    const answer = await transport.open({ method: 'POST', path, headers, signal, upload });
    const told = jsonLinesOf(answer, { timeoutMs: settings.timeoutMs, signal });
    try {
      for (;;) {
        const line = await nextOf(told);
        if (line instanceof LastcallError) {
          const waitMs = waitBefore(line, stalled, settings);
          if (waitMs === null) throw line;
          stalled += 1;
          await sleep(waitMs, signal);
          break;
        }
        if ('done' in line) {
          if (done === lines.length) return;
          throw new LastcallError('unexpected_answer', 'Lastcall did not tell of every event.');
        }
        done = from + line.lines;
        stalled = 0;
        const refused = line.refused.map(({ line: place, ...why }) => ({
          ...why,
          index: before + from + place - 1,
        }));
        const { recorded, duplicates, lastDialAt } = line;
        yield { done: before + done, recorded, duplicates, refused, lastDialAt };
      }
    } finally {
      await told.return(undefined);
    }
  }
}

/** An answer that ends without its last line broke off, however properly it was closed. */
async function nextOf(told: AsyncGenerator): Promise<Exclude<Told, { error: Problem }> | LastcallError> {
  try {
    const { done, value } = await told.next();
    if (done === true) return new LastcallError('connection_failed', 'The answer ended too early.');
    const line = value as Told;
    return 'error' in line ? problemError(line.error) : line;
  } catch (error) {
    if (error instanceof LastcallError) return error;
    throw error;
  }
}
