const delimiters = [',', ';', '\t'] as const;

/**
 * Counts the delimiters outside quotes in the first record of a CSV file that has anything visible, as its text
 * arrives. It sees each character once, whatever the pieces: this text is foreign.
 */
export function countDelimiters(): {
  /** Whether the record has ended. */
  read(text: string): boolean;
  mostFrequent(): string;
} {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let visible = false;
  let ended = false;
  return {
    read(text) {
      for (let at = 0; at < text.length && !ended; at += 1) {
        const character = text.charAt(at);
        if (character === '"') {
          quoted = !quoted;
          visible = true;
        } else if (quoted) {
          continue;
        } else if (character === '\n' || character === '\r') {
          ended = visible;
          if (!ended) for (const delimiter of delimiters) counts.set(delimiter, 0);
        } else {
          const count = counts.get(character);
          if (count !== undefined) counts.set(character, count + 1);
          visible ||= character.trim() !== '';
        }
      }
      return ended;
    },
    mostFrequent: () => [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0],
  };
}
