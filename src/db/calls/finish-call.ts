import { isDeepStrictEqual } from 'node:util';
import type { Sql } from 'postgres';
import { now, nowMs } from '../../clock.ts';
import type { CallEvent, CallOutcome } from '../../domain/calls.ts';
import { uuidv7 } from '../../ids.ts';
import type { Caller, Recorded } from './place-call.ts';
import { recordCalls } from './record-calls.ts';

/** How a caller says that their call ended. */
interface Told {
  outcome: CallOutcome;
  disposition?: string | undefined;
  answers?: Record<string, unknown> | undefined;
}

interface OwnCall {
  startedAt: Date;
  resultAt: Date | null;
  outcome: CallOutcome | null;
  disposition: string | null;
  answers: Record<string, unknown> | null;
}

/**
 * Records how a caller's own call ended. Telling the same again changes nothing; telling something else corrects what
 * was told. The campaign's row is locked first, so that of two tellings at once the later one corrects. Null: they have
 * no such call.
 */
export async function finishCall(
  sql: Sql,
  { callId, outcome, disposition, answers, ...caller }: Caller & Told & { callId: string },
): Promise<Recorded | null> {
  const { accountId, campaignId, userId, coalesceMs } = caller;
  return sql.begin(async (tx) => {
    await tx`select from campaigns where id = ${campaignId} and account_id = ${accountId} for no key update`;
    const [call] = await tx<OwnCall[]>`
      select k.started_at as "startedAt", k.result_at as "resultAt", k.outcome, k.disposition, k.answers
      from calls k join campaigns c on c.id = k.campaign_id
      where k.campaign_id = ${campaignId} and k.id = ${callId} and k.caller_id = ${userId}
        and c.account_id = ${accountId}`;
    if (!call) return null;
    const told = { outcome, disposition, answers };
    const about = { callId, startedAt: call.startedAt, callerId: userId };
    const events =
      call.resultAt === null
        ? firstTold(about, told)
        : saysTheSame(call, told)
          ? []
          : correction({ ...about, resultAt: call.resultAt }, told, call);
    return { events, result: await recordCalls(tx, { accountId, campaignId, events, coalesceMs }) };
  });
}

type About = Pick<CallEvent, 'callId' | 'callerId'> & { startedAt: Date };

const longestCallSeconds = 86_400;

function firstTold(about: About, { outcome, disposition, answers }: Told): CallEvent[] {
  const occurredAt = now();
  const seconds = Math.round((occurredAt.getTime() - about.startedAt.getTime()) / 1000);
  const durationSeconds = Math.min(Math.max(0, seconds), longestCallSeconds);
  const common = { ...about, occurredAt };
  return [
    { ...common, id: `${about.callId}-finished`, type: 'finished', outcome, durationSeconds },
    { ...common, id: `${about.callId}-result`, type: 'result', disposition, answers },
  ];
}

/** Takes the place of all that was told: what is left out is taken back. */
function correction(
  { resultAt, ...about }: About & { resultAt: Date },
  { outcome, disposition = '', answers }: Told,
  before: OwnCall,
): CallEvent[] {
  // Later than what it corrects, also where that was told to an API whose clock is ahead.
  const occurredAt = new Date(Math.max(nowMs(), resultAt.getTime() + 1));
  const takenBack = Object.fromEntries(Object.keys(before.answers ?? {}).map((question) => [question, null]));
  const all = { ...takenBack, ...answers };
  return [{ ...about, id: uuidv7(), type: 'result', occurredAt, outcome, disposition, answers: all }];
}

const saysTheSame = (call: OwnCall, { outcome, disposition, answers }: Told) =>
  call.outcome === outcome &&
  call.disposition === (disposition ?? null) &&
  isDeepStrictEqual(given(call.answers), given(answers));

const given = (answers: Record<string, unknown> | null | undefined) =>
  Object.fromEntries(Object.entries(answers ?? {}).filter(([, answer]) => answer !== null));
