import type { CampaignStatus } from './campaign.ts';

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

/** An archive of which the store has a newer version than the database. */
export interface ArchiveBeyond {
  campaignId: string;
  accountId: string;
  version: number;
  /** Null: the database has none. */
  recordedVersion: number | null;
  /** Of the campaign in the database, before anything was done; null where it does not know it. */
  status: CampaignStatus | null;
  /** Of that version. */
  rows: { calls: number; contacts: number };
  /** Rows that the database has; null where it does not know the campaign. */
  database: { calls: number; contacts: number } | null;
  /**
   * Why the archive cannot be the database's: the campaign is unknown or a draft there; files are missing or wrong; the
   * database has rows that the archive lacks; it has sealed other files in the same places. Null: it can.
   */
  why: 'campaign_unknown' | 'damaged' | 'lacks_rows' | 'other_seal' | null;
  /** `adopted`: it is the database's archive now. `kept`: its files stand where they are, and no other is written over them. */
  done: 'adopted' | 'kept';
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
  archives: ArchiveBeyond[];
  /** Campaigns whose deadline counts from this recovery. */
  deadlinesMoved: string[];
  /** Null: Temporal has no namespace; the workers make it and begin all workflows. */
  workflows: { ended: number; begun: number } | null;
}
