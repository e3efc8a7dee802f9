import { byteWords } from './terminal.ts';

export interface Progress {
  /** So many bytes are done, of all. */
  at(bytes: number): void;
  /** Takes the bar away, for a line of text or the end. */
  clear(): void;
}

const drawEveryMs = 100;
const rateOverMs = 5_000;
const barCells = 24;
const clearLine = '\r\x1b[K';

/**
 * A bar on the person's terminal, or nothing where standard error is none.
 *
 * @param total null: nobody knows how many bytes there will be
 */
export function startProgress(
  label: string,
  total: number | null,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  if (!stream.isTTY) return { at() {}, clear() {} };
  let samples: { atMs: number; bytes: number }[] = [];
  let drawnMs = 0;
  return {
    at(bytes) {
      const atMs = Date.now();
      if (atMs - drawnMs < drawEveryMs && bytes !== total) return;
      drawnMs = atMs;
      samples = [...samples.filter((sample) => atMs - sample.atMs <= rateOverMs), { atMs, bytes }];
      const text = [label, ...barWords(bytes, total), ...rateWords(samples, total)].join('  ');
      // A line that is wrapped could not be drawn over.
      stream.write(`${clearLine}${text.slice(0, stream.columns - 1)}`);
    },
    clear() {
      stream.write(clearLine);
    },
  };
}

function barWords(bytes: number, total: number | null): string[] {
  if (total === null) return [byteWords(bytes)];
  const part = total === 0 ? 1 : bytes / total;
  const full = Math.floor(part * barCells);
  return [
    `${'█'.repeat(full)}${'░'.repeat(barCells - full)}`,
    `${Math.floor(part * 100)} %`.padStart(5),
    `${byteWords(bytes)} of ${byteWords(total)}`,
  ];
}

/** Of the last seconds only: what was there before counts for nothing. */
function rateWords(samples: { atMs: number; bytes: number }[], total: number | null): string[] {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.atMs === first.atMs) return [];
  const perSecond = ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000;
  if (perSecond <= 0) return [];
  const left = total === null ? [] : [`${Math.ceil((total - last.bytes) / perSecond)} s left`];
  return [`${byteWords(perSecond)}/s`, ...left];
}
