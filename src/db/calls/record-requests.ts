import type { ISql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';
import type { CallEvent } from '../../domain/calls.ts';
import { eventColumns } from './event-columns.ts';
import { statementFor } from './record-statement.ts';

/** Events of one campaign that somebody wants recorded. */
export interface RecordRequest {
  accountId: string;
  campaignId: string;
  /** The API key that asks, where it was looked up before: one that has been revoked since records nothing. */
  keyId?: string;
  /** Each id once. */
  events: readonly CallEvent[];
}

/** What has become of a request. */
export interface RequestRow {
  /** False: its key has been revoked. */
  admitted: boolean;
  /** The campaign was skipped, because somebody else holds it; nothing was recorded. */
  held: boolean;
  /** Null: no such campaign in this account, or one that was skipped. */
  status: CampaignStatus | null;
  recorded: number;
  lastDialAt: Date | null;
  signalDue: boolean;
}

/**
 * The one statement that records call events, for requests of any campaigns and accounts; no event id may come twice for
 * a campaign. Answers one row a request, in their order. `recordCalls` says what it guarantees.
 *
 * @param options.skipLocked leaves out campaigns that somebody else holds, rather than wait for them
 * @param options.coalesceMs at most one signal a campaign in this time
 */
export async function recordRequests(
  sql: ISql,
  requests: readonly RecordRequest[],
  { skipLocked, coalesceMs }: { skipLocked: boolean; coalesceMs: number },
): Promise<RequestRow[]> {
  const campaignIds = requests.map(({ campaignId }) => campaignId);
  const sorted = campaignIds.map((id) => id.toLowerCase()).toSorted();
  const calls = new Set<string>();
  let events = 0;
  let answers = false;
  let dispositions = false;
  for (const { campaignId, events: own } of requests) {
    for (const event of own) {
      // The same campaign may be written in capitals by one request, and not by another.
      calls.add(`${campaignId.toLowerCase()} ${event.callId}`);
      events += 1;
      answers ||= event.answers !== undefined;
      dispositions ||= event.disposition !== undefined;
    }
  }
  const statement = statementFor({ skipLocked, several: calls.size < events, answers, dispositions });
  const parameters = [
    campaignIds,
    requests.map(({ accountId }) => accountId),
    requests.map(({ keyId }) => keyId ?? null),
    sorted.at(0) ?? null,
    sorted.at(-1) ?? null,
    coalesceMs,
    ...eventColumns(requests),
  ];
  return sql.unsafe<RequestRow[]>(statement, parameters as never, { prepare: true });
}
