import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';

/** What there is of a download already. */
export interface Begun {
  bytes: number;
  etag: string;
}

/**
 * A download on its way, beside where it is to be. It survives its process, with the tag of the file that it is a part of,
 * so that the next one goes on with it.
 */
export class PartialFile {
  readonly path: string;
  readonly #notePath: string;
  readonly #source: string;

  /** @param source what is downloaded: a part of anything else is not gone on with */
  constructor(target: string, source: string) {
    this.path = `${target}.partial`;
    this.#notePath = `${target}.partial.json`;
    this.#source = source;
  }

  /** Opens it to write at its end; one that cannot be gone on with is emptied. Others on the machine do not read it. */
  async open(): Promise<{ file: FileHandle; begun: Begun | null }> {
    const etag = await this.readEtag();
    const file = await open(this.path, etag === null ? 'w' : 'a', 0o600);
    const { size } = await file.stat();
    return { file, begun: etag === null || size === 0 ? null : { bytes: size, etag } };
  }

  /** Notes of what file it is a part; null: nobody can go on with it. */
  async note(etag: string | null): Promise<void> {
    if (etag === null) await rm(this.#notePath, { force: true });
    else await writeFile(this.#notePath, JSON.stringify({ source: this.#source, etag }), { mode: 0o600 });
  }

  /** Null: it cannot be gone on with. */
  async readEtag(): Promise<string | null> {
    try {
      const note = JSON.parse(await readFile(this.#notePath, 'utf8')) as { source?: string; etag?: string };
      return note.source === this.#source ? (note.etag ?? null) : null;
    } catch {
      // There is none, or its process died while it wrote it.
      return null;
    }
  }

  async remove(): Promise<void> {
    await this.note(null);
    await rm(this.path, { force: true });
  }
}
