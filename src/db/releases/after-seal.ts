import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/**
 * Whether numbers of a row `c` of campaigns may be given back: not before it is sealed, whoever asks. Numbers whose release
 * waits from the close on, for a call-back grace, could else be brought forward past a seal that is held up.
 */
export const mayGiveBack = (sql: ISql): Fragment => sql`c.stage in ('releasing', 'complete')`;
