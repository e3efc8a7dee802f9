import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';
import { isThisCopy } from '../installation/copy.ts';

/**
 * Whether numbers of a row `c` of campaigns may be given back: not before it is sealed, whoever asks. Numbers whose release
 * waits from the close on, for a call-back grace, could else be brought forward past a seal that is held up. Nor in a database of which
 * another copy has taken over.
 */
export const mayGiveBack = (sql: ISql): Fragment => sql`(
  c.stage in ('releasing', 'complete') and ${isThisCopy(sql)})`;
