import type { ISql } from 'postgres';

/** A piece of SQL with its parameters, to be put into a statement. */
export type Fragment = ReturnType<ISql>;
