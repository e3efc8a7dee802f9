export interface DownloadOptions {
  /** Bytes from `start`, counted from 0, to `end`, which is among them; to the file's end unless given. */
  range?: { start: number; end?: number | undefined } | undefined;
  /** The `ETag` of what you have of the file: of any other the whole is answered, with 200. */
  ifRange?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The headers that ask for a part of a file. */
export function rangeHeaders({ range, ifRange }: DownloadOptions): Record<string, string> {
  if (!range) return {};
  const { start, end } = range;
  return { Range: `bytes=${start}-${end ?? ''}`, ...(ifRange !== undefined && { 'If-Range': ifRange }) };
}
