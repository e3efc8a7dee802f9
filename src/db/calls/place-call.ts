import type { Sql } from 'postgres';
import { now } from '../../clock.ts';
import type { CallEvent } from '../../domain/calls.ts';
import { uuidv7 } from '../../ids.ts';
import { assignmentStanding } from '../callers/assignments.ts';
import { onDoNotCallList } from '../do-not-call/on-list.ts';
import { recordCalls, type RecordCallsResult } from './record-calls.ts';

/** A caller at work on a campaign. */
export interface Caller {
  accountId: string;
  campaignId: string;
  userId: string;
  /** As for record calls. */
  coalesceMs: number;
}

/** What was recorded, for what follows. */
export interface Recorded {
  events: CallEvent[];
  result: RecordCallsResult;
}

export interface PlacedCall extends Recorded {
  outcome: 'placed';
  callId: string;
  contact: {
    id: string;
    firstName: string | null;
    lastName: string | null;
    phone: string;
    /** What to dial after the connection. */
    extension: string | null;
  };
  from: string | null;
  startedAt: Date;
}

type PlaceCallResult =
  PlacedCall | { outcome: 'not_found' | 'draft' | 'archived' | 'not_demo' | 'no_contacts_left' };

/**
 * Places a call of the sandbox dialer to the next contact that nobody has dialled and that is not on the
 * account's do-not-call list. The campaign's row is locked first,
 * as the close locks it, so that callers take contacts one after the other, and none takes one of a closed campaign.
 */
export async function placeCall(sql: Sql, caller: Caller): Promise<PlaceCallResult> {
  const { accountId, campaignId, userId, coalesceMs } = caller;
  return sql.begin(async (tx) => {
    const [campaign] = await tx<{ demo: boolean }[]>`
      select demo from campaigns where id = ${campaignId} and account_id = ${accountId} for no key update`;
    if (!campaign) return { outcome: 'not_found' };
    // A statement of its own, which sees what was committed before the lock was given.
    const standing = await assignmentStanding(tx, caller);
    if (standing !== 'stands') return { outcome: standing };
    if (!campaign.demo) return { outcome: 'not_demo' };

    const [contact] = await tx<PlacedCall['contact'][]>`
      select id, first_name as "firstName", last_name as "lastName", phone, fields->>'extension' as extension
      from contacts k
      where campaign_id = ${campaignId} and dialled_at is null and not ${onDoNotCallList(tx, accountId, tx`k.phone`)}
      order by id limit 1`;
    if (!contact) return { outcome: 'no_contacts_left' };
    const [number] = await tx<{ e164: string }[]>`
      select e164 from phone_numbers where campaign_id = ${campaignId} and state = 'assigned'
      order by random() limit 1`;
    const from = number?.e164 ?? null;
    const callId = uuidv7();
    const startedAt = now();
    const events: CallEvent[] = [
      {
        id: `${callId}-started`,
        type: 'started',
        callId,
        occurredAt: startedAt,
        contactId: contact.id,
        callerId: userId,
        to: contact.phone,
        ...(from !== null && { from }),
      },
    ];
    const result = await recordCalls(tx, { accountId, campaignId, events, coalesceMs });
    if (result.recorded !== 1)
      throw new Error('place call: the campaign is locked and active, so the event is taken');
    return { outcome: 'placed', callId, contact, from, startedAt, events, result };
  });
}
