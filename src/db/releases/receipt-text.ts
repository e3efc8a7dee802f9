import type { ISql } from 'postgres';
import type { Receipt } from '../../domain/receipt.ts';

type MemberOf<T> = T extends unknown ? keyof T : never;

/** A member of the receipt of `releases r`, as text. */
export const receiptText = (sql: ISql, member: MemberOf<Receipt>) => sql`(r.receipt ->> ${member}::text)`;
