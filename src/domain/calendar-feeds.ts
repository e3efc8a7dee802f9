/** A campaign's deadline as a calendar shows it. */
export interface FeedEntry {
  campaignId: string;
  campaignName: string;
  deadline: Date;
  /** When the deadline moved, or the campaign got another name. */
  changedAt: Date;
  /** Grows with every move of the deadline. */
  sequence: number;
}
