import type { Sql } from 'postgres';
import type { Client, Connection } from '@temporalio/client';
import type { Config } from '../config.ts';

/** `skipped`: it could not be looked at, because of a problem that another check tells. */
export type Level = 'ok' | 'warning' | 'problem' | 'skipped';

/** One thing that a check has seen. */
export interface Finding {
  level: Level;
  /** A sentence or part of one, without secrets and personal data. */
  says: string;
  /** What a person does about it; null where there is nothing to do. */
  toDo: string | null;
}

/** Where Lastcall's parts are. Nothing of it is connected before a check asks. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  /** What the environment says, without the variables that are wrong. */
  config: Config;
  /** What is wrong with it. */
  wrong: readonly { variable: string; message: string }[];
  sql: Sql;
  /** The error where the environment does not say how Temporal is reached. */
  temporal: { client: Client; connection: Connection; address: string } | { error: unknown };
}

/** A question about the installation. */
export interface Check {
  name: string;
  /** Names of checks that stand before it: where one of them has a problem, this one is skipped. */
  needs?: readonly string[];
  /** @throws what keeps the question from being answered, which is a problem itself */
  run(at: Surroundings): Promise<Finding[]>;
}

export const ok = (says: string): Finding => ({ level: 'ok', says, toDo: null });
export const warning = (says: string, toDo: string): Finding => ({ level: 'warning', says, toDo });
export const problem = (says: string, toDo: string): Finding => ({ level: 'problem', says, toDo });
