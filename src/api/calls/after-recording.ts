import { nowMs } from '../../clock.ts';
import type { RecordCallsResult } from '../../db/calls/record-calls.ts';
import type { CallEvent } from '../../domain/calls.ts';
import { liveForSeconds } from '../../domain/callers.ts';
import type { Services } from '../http/services.ts';

/**
 * What follows once call events are committed, none of it waited for: the hint to the workflow, who is live, and word
 * to the open pages.
 */
export function afterRecording(
  { temporal, live }: Pick<Services, 'temporal' | 'live'>,
  campaign: { accountId: string; campaignId: string },
  { events, result }: { events: readonly CallEvent[]; result: RecordCallsResult },
): void {
  const { accountId, campaignId } = campaign;
  const { recorded, refused, reused, signalDue, lastDialAt } = result;
  if (signalDue && lastDialAt) temporal.callMade(campaignId, lastDialAt.getTime());
  if (recorded > 0) live.callsChanged(accountId, campaignId);
  if (result.status !== 'active') return;
  const notTaken = new Set([...refused, ...reused]);
  for (const [at, { callerId, occurredAt }] of events.entries()) {
    // Old events tell who was there, not who is.
    if (callerId === undefined || notTaken.has(at)) continue;
    if (nowMs() - occurredAt.getTime() > liveForSeconds * 1000) continue;
    live.presence.seen(campaignId, callerId, occurredAt);
  }
}
