const chunkBytes = 64 * 1024;

/**
 * Gathers bytes into chunks of 64 KiB. What is written goes to `buffer` at `at`, after {@link ByteSink.reserve} has made
 * room for it.
 */
export class ByteSink {
  buffer = Buffer.allocUnsafeSlow(chunkBytes);
  at = 0;
  #full: Buffer[] = [];

  /** Makes room for so many bytes. */
  reserve(bytes: number): void {
    if (this.at + bytes > this.buffer.length) this.#begin(Math.max(bytes, chunkBytes));
  }

  /** @param bytes few of them */
  write(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    for (let index = 0; index < bytes.length; index += 1) this.buffer[this.at + index] = bytes[index]!;
    this.at += bytes.length;
  }

  writeText(text: string): void {
    // No character of UTF-16 takes more than three bytes.
    this.reserve(text.length * 3);
    this.at += this.buffer.write(text, this.at);
  }

  /** The chunks that are full. */
  *taken(): Generator<Buffer, void, undefined> {
    const full = this.#full;
    this.#full = [];
    yield* full;
  }

  /** What is left. */
  *rest(): Generator<Buffer, void, undefined> {
    this.#begin(0);
    yield* this.taken();
  }

  #begin(bytes: number): void {
    // A client's pace is kept by chunks, so that none is much larger than others.
    for (let start = 0; start < this.at; start += chunkBytes) {
      this.#full.push(this.buffer.subarray(start, Math.min(start + chunkBytes, this.at)));
    }
    this.buffer = Buffer.allocUnsafeSlow(bytes);
    this.at = 0;
  }
}
