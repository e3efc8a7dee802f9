/** How Temporal stands, for the readiness page. `namespace_missing`: it answers, but has not what we work in. */
type TemporalStanding = 'up' | 'down' | 'namespace_missing';

/** What the API needs of Temporal. A request waits for nothing here longer than five seconds, or 15 for a demo’s clock: Temporal may be away. */
export interface TemporalGateway {
  /**
   * Hints to a campaign's workflow that a dial was placed. Sent in the background with a bound of a few seconds; a hint
   * that gets lost is logged and does no harm, since the close asks Postgres.
   *
   * @param dialAtMs the dial's time on the campaign's clock, Unix epoch in ms
   */
  callMade(campaignId: string, dialAtMs: number): void;
  /** Delivers what is due in the outbox, in the background; the worker's relay delivers what fails here. */
  deliverOutbox(): void;
  /**
   * Begins a comparison of an account's numbers with its carriers' lists, unless one is under way; waits until it is begun,
   * for a few seconds at most.
   */
  compare(accountId: string): Promise<void>;
  /**
   * Lets time pass for a demo account's campaign, on a server that allows it; waits until it has, as long as a request may.
   *
   * @param moveDatabase moves the database's clock: called once the workflow was found running, before its time passes.
   *   Answers how far it went, in ms
   * @throws LastcallError `campaign_ended`, `workflow_missing` (neither clock was moved) or `time_skipping_off`
   */
  advanceClock(campaignId: string, moveDatabase: () => Promise<number>): Promise<void>;
  /** Whether the Temporal server answers within a second and has our namespace. */
  standing(): Promise<TemporalStanding>;
  /** Waits for what is under way (at most five seconds), then closes the connection. */
  close(): Promise<void>;
}
