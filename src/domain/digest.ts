import type { FindingKind } from './findings.ts';

/** What some numbers cost a month, as far as their carriers tell. */
export interface Priced {
  numbers: number;
  /** Hundredths, in a currency of ISO 4217, of the numbers whose price is told. */
  monthly: { currency: string; cents: number; numbers: number }[];
}

/** What an account's digest tells of a week, and of the moment in which it is written. */
export interface Digest {
  accountName: string;
  /** IANA name; times are told in it. */
  timeZone: string;
  /** From a Monday's midnight to the next one's. */
  from: Date;
  to: Date;
  /** How many campaigns were archived, how many of them by themselves, and the newest few. */
  archived: { total: number; byThemselves: number; newest: { id: string; name: string }[] };
  /** What was given back, and would cost rent. */
  released: Priced;
  /** What waits for a person. */
  waits: {
    stuckNumbers: number;
    /** Open ones; what a comparison could not do by itself. */
    findings: { kind: FindingKind; count: number }[];
    /** Campaigns whose background work stands still, or whose data cannot leave the database. */
    standingStill: number;
  };
  costs: {
    /** Given back by us, and still rented at the carrier. */
    leaks: Priced;
    /** All numbers that the account rents, those that no campaign has, and those of archived campaigns. */
    rented: Priced;
    unassigned: Priced;
    releasing: Priced;
  };
  /** Campaigns that archive themselves within seven days unless somebody dials, and the first few. */
  deadlines: { total: number; first: { id: string; name: string; deadline: Date }[] };
}

/** Whether there is anything that a person would want to be told. What is rented all the time is not. */
export const isWorthTelling = ({ archived, released, waits, deadlines }: Digest): boolean =>
  archived.total + released.numbers + waits.stuckNumbers + waits.findings.length + waits.standingStill > 0 ||
  deadlines.total > 0;
