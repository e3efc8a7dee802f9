import type { EventOptions, Lastcall } from '../../clients/typescript/src/index.ts';
import { CommandError } from './command-error.ts';
import { connect } from './connect.ts';
import { runCommand } from './run-command.ts';
import type { Schemas } from './schemas.ts';
import { printJsonLine, say, shown, styled } from './terminal.ts';

type Event = Schemas['EventPage']['items'][number];
type Filter = Pick<EventOptions, 'types' | 'campaignId'>;

export interface TailOptions {
  type?: Event['type'][];
  campaign?: string;
  after?: string;
  json?: boolean;
}

/** It goes on over a restart of the API, for about two minutes. */
const maxRetries = 8;

/** `lastcall events tail` */
export async function tailEvents({ type, campaign, after, json }: TailOptions): Promise<void> {
  await runCommand({ json }, async (signal) => {
    const { lastcall } = await connect({ maxRetries });
    const found = campaign === undefined ? null : await lastcall.campaigns.get(campaign, { signal });
    const filter = { types: type, ...(found && { campaignId: found.id }) };
    const place = { after: after ?? 'now' };
    try {
      await tail(lastcall, { filter, place, signal, tell: json ? printJsonLine : printEvent });
    } catch (error) {
      const goOn = place.after === 'now' ? '' : `To go on from here:  --after ${place.after}`;
      if (signal.aborted) throw new CommandError('interrupted', 'interrupted', goOn);
      if (goOn) say(goOn);
      throw error;
    }
  });
}

/**
 * Tells each event after a place, without an end; the place moves on with them.
 *
 * @throws LastcallError, and the signal's reason
 */
async function tail(
  lastcall: Lastcall,
  to: { filter: Filter; place: { after: string }; signal: AbortSignal; tell: (event: Event) => void },
): Promise<void> {
  const { filter, place, signal, tell } = to;
  for await (const { items, next } of lastcall.events.tailPages({ ...filter, after: place.after, signal })) {
    for (const event of items) tell(event);
    // Nobody has to wonder whether it hangs.
    if (place.after === 'now') say('Waiting for what happens from now on.');
    place.after = next;
  }
}

function printEvent({ occurredAt, type, campaignId, data }: Event): void {
  const details = Object.entries(data).map(([name, value]) => `${name}=${String(value)}`);
  const about = campaignId === null ? [] : [`campaign=${campaignId}`];
  console.log(`${occurredAt}  ${styled('cyan', type)}  ${shown([...about, ...details].join(' '))}`);
}
