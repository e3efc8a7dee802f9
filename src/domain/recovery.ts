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

/** A number of which its carrier knows more than the database. */
export interface NumberBeyond {
  /** Null: the database does not have it; the finding has its digits. */
  numberId: string | null;
  /** On the page Comparisons; null where there is none. */
  findingId: string | null;
  accountId: string;
  /** The campaign that the database has it in, or that gave it back. */
  campaignId: string | null;
  carrier: string;
  /**
   * `gone`: held here, and looked up at the carrier in vain. `rented_since`: rented there, unknown here. `still_listed`: given
   * back before the moment, and listed. `bought_again`: being given back here, and bought there after the moment.
   */
  what: 'gone' | 'rented_since' | 'still_listed' | 'bought_again';
  /**
   * `released`: it left our books, with a receipt that says how it is known to be gone. `released_by_campaign`: its campaign
   * was archived again, whose release finds it gone. `held`: its release waits for a person. `none`: a person decides.
   */
  done: 'released' | 'released_by_campaign' | 'held' | 'none';
}

/** Of whose numbers nothing is known. */
export interface NotCompared {
  accountId: string;
  carrier: string;
  /** A code of `src/carriers/reasons.ts`, `internal`, or `outrun` by another comparison. */
  error: string;
}

/** What was lost by a restore, and what was done to bring the world in line with the database. */
export interface RecoveryReport {
  /** False: nothing was changed. */
  applied: boolean;
  /** ISO 8601, UTC: the newest moment that the database knows of; null where it knows of none. */
  restoredTo: string | null;
  /** Of this copy of the database from now on, by which every other one is superseded; null: nothing was changed. */
  generation: number | null;
  /** ISO 8601, UTC. */
  at: string;
  campaigns: CampaignBeyond[];
  archives: ArchiveBeyond[];
  numbers: NumberBeyond[];
  notCompared: NotCompared[];
  /** Campaigns whose deadline counts from this recovery. */
  deadlinesMoved: string[];
  /** Null: Temporal has no namespace; the workers make it and begin all workflows. */
  workflows: { ended: number; begun: number } | null;
}
