export interface BlockLimits {
  events: number;
  /** Of text, in UTF-16 units. */
  length: number;
  /** How long an event waits for others, in ms. */
  waitMs: number;
}

export type Source<T> = AsyncIterable<T> | Iterable<T>;

/** JSON Lines of events, as many at once as fit; fewer where the source takes its time. */
export async function* blocksOf<T>(source: Source<T>, limits: BlockLimits): AsyncGenerator<string[]> {
  const iterator = iteratorOf(source);
  let lines: string[] = [];
  let length = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let late: Promise<'late'> | undefined;
  let next = iterator.next();
  const taken = () => {
    const block = lines;
    [lines, length, late] = [[], 0, undefined];
    clearTimeout(timer);
    return block;
  };
  try {
    for (;;) {
      const arrived = late ? await Promise.race([next, late]) : await next;
      if (arrived === 'late') {
        yield taken();
        continue;
      }
      if (arrived.done === true) break;
      const line = JSON.stringify(arrived.value);
      lines.push(line);
      length += line.length;
      if (lines.length >= limits.events || length >= limits.length) yield taken();
      next = iterator.next();
      // Its error is met when it is waited for.
      next.catch(() => {});
      if (lines.length > 0) {
        late ??= new Promise((resolve) => {
          timer = setTimeout(() => resolve('late'), limits.waitMs);
        });
      }
    }
    if (lines.length > 0) yield taken();
  } finally {
    clearTimeout(timer);
    // Not waited for: left in the middle, it ends only when its source has something.
    Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

function iteratorOf<T>(source: Source<T>): AsyncIterator<T> {
  if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
  return (async function* () {
    yield* source;
  })();
}
