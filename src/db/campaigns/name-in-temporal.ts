import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/** The name of `campaigns c join accounts a`, where the account wants it in Temporal; else null. */
export const nameInTemporal = (sql: ISql): Fragment => sql`case when a.names_in_temporal then c.name end`;
