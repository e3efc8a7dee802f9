/** What the API needs of Temporal. Nothing here is waited for by a request: Temporal may be away at any time. */
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
   * Lets time pass for a demo account's campaign, on a server that allows it; waits until it has.
   *
   * @param ms how far
   */
  advanceClock(campaignId: string, ms: number): Promise<void>;
  /** Whether the Temporal server answers within a second, for the readiness page. */
  reachable(): Promise<boolean>;
  /** Waits for what is under way (at most five seconds), then closes the connection. */
  close(): Promise<void>;
}
