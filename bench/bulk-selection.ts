/**
 * How heavy the Active index is with many campaigns selected: nodes of the document, and ms from a click on a row's box
 * until the browser has drawn it.
 *
 *   npm run build && npx tsx bench/bulk-selection.ts [campaigns, default 1000] [clicks, default 15]
 *
 * Starts a Postgres and an API of its own.
 */
import { withPages } from './pages-bed.ts';

const campaigns = Number(process.argv[2] ?? 1_000);
const clicks = Number(process.argv[3] ?? 15);

/** Ends in the task after the next frame: by then the change is drawn. */
const clickOne = (row: number) => `(async () => {
  const box = document.querySelectorAll('tbody input[type=checkbox]')[${row}];
  const began = performance.now();
  box.click();
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - began;
})()`;

await withPages(campaigns, async (visit) => {
  const context = await visit();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto('/campaigns/active');
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.getByRole('button', { name: /^Select all that match/ }).click();
  await page.getByText(`${campaigns.toLocaleString('en-US')} campaigns selected`).waitFor();
  const nodes = await page.evaluate<number>(`document.querySelectorAll('*').length`);
  const times: number[] = [];
  for (let at = 0; at < clicks; at += 1) {
    times.push(await page.evaluate<number>(clickOne(at % 5)));
  }
  times.sort((a, b) => a - b);
  console.log(
    `${campaigns} selected: ${nodes} nodes, ${Math.round(times[Math.floor(clicks / 2)]!)} ms a click (median of ${clicks})`,
  );
  await context.close();
});
