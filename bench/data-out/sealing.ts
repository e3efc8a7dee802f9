/** Seals a campaign in a process that can be killed, and tells what memory it took: its most, above that before it began. */
import type * as Store from '../../src/archive-store/folder-store.ts';
import type * as Client from '../../src/db/client.ts';
import type * as Seal from '../../src/seals/seal.ts';

// As it is built, see measured-api.ts.
const built = (file: string): Promise<unknown> =>
  import(new URL(`../../dist/src/${file}`, import.meta.url).href);
const { openFolderStore } = (await built('archive-store/folder-store.js')) as typeof Store;
const { openDatabase } = (await built('db/client.js')) as typeof Client;
const { sealCampaign } = (await built('seals/seal.js')) as typeof Seal;

export interface Sealed {
  seconds: number;
  aboveIdleMb: number;
}

const [, , databaseUrl = '', folder = '', campaignId = ''] = process.argv;
const db = openDatabase(databaseUrl);
await db.sql`select 1`;
const idle = process.memoryUsage.rss();
let most = idle;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
process.send?.('begun');
const started = performance.now();
await sealCampaign({ sql: db.sql, store: openFolderStore(folder) }, { campaignId, kinds: ['calls'] });
const seconds = (performance.now() - started) / 1000;
clearInterval(watch);
await db.close();
process.send?.({ seconds, aboveIdleMb: (most - idle) / 1e6 } satisfies Sealed);
process.disconnect();
