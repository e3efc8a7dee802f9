/** Whom of the contacts of archived campaigns a new one is to call: those who fit all that is given. */
export interface Targeting {
  /** Of one of these dispositions, in the person's last result. */
  dispositions?: readonly string[] | undefined;
  /** Of one of these answers to each of these questions, in the person's last result. */
  answers?: readonly { question: string; values: readonly string[] }[] | undefined;
  /** Whether somebody answered, in any of the calls; false: nobody did, or nobody called. */
  reached?: boolean | undefined;
  /** Only calls that began from this day on count, in the account's time zone: `2026-11-23`. */
  from?: string | undefined;
  /** Only calls that began up to the end of this day count. */
  to?: string | undefined;
}
