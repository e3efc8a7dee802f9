/** A file that cannot be read as a table of contacts; the message ends a sentence and has no full stop. */
export class ContactFileError extends Error {
  override readonly name = 'ContactFileError';
}
