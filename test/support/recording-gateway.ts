import type { TemporalGateway } from '../../src/temporal/gateway.ts';

/** Keeps what the API told Temporal, and can be away. */
export interface RecordingGateway extends TemporalGateway {
  signals: { campaignId: string; dialAtMs: number }[];
  deliveries: number;
  advances: { campaignId: string; ms: number }[];
  comparisons: string[];
  away: boolean;
}

export function recordingGateway(): RecordingGateway {
  return {
    signals: [],
    deliveries: 0,
    advances: [],
    comparisons: [],
    away: false,
    callMade(campaignId, dialAtMs) {
      this.signals.push({ campaignId, dialAtMs });
    },
    deliverOutbox() {
      this.deliveries += 1;
    },
    async advanceClock(campaignId, moveDatabase) {
      if (this.away) throw new Error('Temporal is away');
      this.advances.push({ campaignId, ms: await moveDatabase() });
    },
    async compare(accountId) {
      if (this.away) throw new Error('Temporal is away');
      this.comparisons.push(accountId);
    },
    async standing() {
      return this.away ? 'down' : 'up';
    },
    async close() {},
  };
}
