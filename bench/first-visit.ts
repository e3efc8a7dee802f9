/**
 * What a first visit costs on a slow line: bytes and time until the Active index shows its table, to a browser with an
 * empty cache, for somebody who is signed in.
 *
 *   npm run build && npx tsx bench/first-visit.ts [visits, default 5]
 *
 * Starts a Postgres and an API of its own with 60 active campaigns. The line is Chromium's own imitation of 1.6 Mbit/s
 * with 150 ms; beside it stands the same visit without a limit.
 */
import type { BrowserContext } from 'playwright-core';
import { withPages } from './pages-bed.ts';

const visits = Number(process.argv[2] ?? 5);
const slow = { latencyMs: 150, bytesPerSecond: 1_600_000 / 8 };

const noteFirstRow = `new MutationObserver((_, observer) => {
  if (!document.querySelector('tbody tr')) return;
  window.firstRowAtMs = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })`;

// By the browser's own notes: what is loaded after the table, and does not keep anybody waiting, is not among it.
const untilFirstRow = `(() => {
  const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= window.firstRowAtMs);
  const bytes = loaded.reduce((sum, { transferSize }) => sum + transferSize, 0);
  return { ms: window.firstRowAtMs, bytes, requests: loaded.length };
})()`;

await withPages(60, async (visit) => {
  for (const [name, line] of [
    ['1.6 Mbit/s, 150 ms', slow],
    ['no limit', null],
  ] as const) {
    const seen: { ms: number; bytes: number; requests: number }[] = [];
    for (let at = 0; at < visits; at += 1) {
      const context = await visit();
      seen.push(await firstVisit(context, line));
      await context.close();
    }
    seen.sort((a, b) => a.ms - b.ms);
    const { ms, bytes, requests } = seen[Math.floor(seen.length / 2)]!;
    console.log(
      `${name}: first table after ${Math.round(ms)} ms, ${Math.round(bytes / 1_000)} kB in ${requests} requests (median of ${visits})`,
    );
  }
});

async function firstVisit(context: BrowserContext, line: typeof slow | null) {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  if (line) {
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: line.bytesPerSecond,
      uploadThroughput: line.bytesPerSecond,
    });
  }
  await page.addInitScript(noteFirstRow);
  await page.goto('/campaigns/active', { waitUntil: 'commit' });
  await page.getByRole('row', { name: /Campaign 1\b/ }).waitFor();
  return page.evaluate<{ ms: number; bytes: number; requests: number }>(untilFirstRow);
}
