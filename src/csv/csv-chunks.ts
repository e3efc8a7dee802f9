import { csvLine } from './csv.ts';

// Large enough that streams spend their time on bytes rather than on chunks.
const chunkLength = 64 * 1024;

/** CSV of short lists that are read page by page: pulls a page only when its reader wants more. */
export async function* csvChunks(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly (string | null)[])[]>,
): AsyncGenerator<Buffer, void, undefined> {
  let text = csvLine(headings);
  for await (const page of pages) {
    for (const cells of page) {
      text += csvLine(cells);
      if (text.length < chunkLength) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}
