import { hash } from 'node:crypto';
import type { Sql } from 'postgres';
import { findPrincipal, type Principal } from './authenticate.ts';

const forMs = 5_000;
const most = 10_000;

/**
 * Holders of API keys, looked up once in a few seconds instead of at each request: for routes whose own statement asks
 * again whether the key has been revoked. Keys that are not known are asked for each time.
 */
export class RememberedKeys {
  readonly #sql: Sql;
  readonly #held = new Map<string, { holder: Promise<Principal | null>; until: number }>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  find(secret: string): Promise<Principal | null> {
    const id = hash('sha256', secret, 'base64');
    const now = performance.now();
    const held = this.#held.get(id);
    if (held && held.until > now) return held.holder;
    const holder = findPrincipal(this.#sql, secret);
    this.#held.delete(id);
    this.#held.set(id, { holder, until: now + forMs });
    const forget = () => {
      if (this.#held.get(id)?.holder === holder) this.#held.delete(id);
    };
    holder.then((found) => found ?? forget(), forget);
    const [oldest] = this.#held.size > most ? this.#held.keys() : [];
    if (oldest !== undefined) this.#held.delete(oldest);
    return holder;
  }
}
