/** A campaign that Temporal or the archive store knows further than the restored database does. */
export interface CampaignBeyond {
  campaignId: string;
  /** Null where nobody says. */
  accountId: string | null;
  /**
   * `launched_since`: the database has no launched campaign of this id, so all of it is lost but what is sealed.
   * `archived_since`: the database has it as active.
   */
  what: 'launched_since' | 'archived_since';
  /** `archived_again`: its callers are out, and it goes on from the close. `none`: nothing can be done, or was to be. */
  done: 'archived_again' | 'none';
}

/** What was lost by a restore, and what was done to bring the world in line with the database. */
export interface RecoveryReport {
  /** False: nothing was changed. */
  applied: boolean;
  /** ISO 8601, UTC: the newest moment that the database knows of; null where it knows of none. */
  restoredTo: string | null;
  /** ISO 8601, UTC. */
  at: string;
  campaigns: CampaignBeyond[];
  /** Campaigns whose deadline counts from this recovery. */
  deadlinesMoved: string[];
  /** Null: Temporal has no namespace; the workers make it and begin all workflows. */
  workflows: { ended: number; begun: number } | null;
}
