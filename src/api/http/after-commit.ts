import { afterCommit } from '../../db/join-transaction.ts';
import type { TemporalGateway } from '../../temporal/gateway.ts';

/** The same way to Temporal, told of changes only once they are committed: before that there is nothing to deliver. */
export const toldAfterCommit = (temporal: TemporalGateway): TemporalGateway => ({
  callMade: (campaignId, dialAtMs) => afterCommit(() => temporal.callMade(campaignId, dialAtMs)),
  deliverOutbox: () => afterCommit(() => temporal.deliverOutbox()),
  compare: (accountId) => temporal.compare(accountId),
  advanceClock: (...given) => temporal.advanceClock(...given),
  standing: () => temporal.standing(),
  close: () => temporal.close(),
});
