/** What stands where a number stood that was erased. */
const erasedText = '[erased]';

/** What a text, or any text in a value of JSON, says without the number. */
export function withoutNumber<T>(value: T, pattern: RegExp): T {
  if (typeof value === 'string') return value.replace(pattern, erasedText) as T;
  if (typeof value === 'number') return (String(value).search(pattern) === -1 ? value : null) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => withoutNumber(each, pattern)) as T;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, each]: [string, unknown]) => [
      withoutNumber(name, pattern),
      withoutNumber(each, pattern),
    ]);
    return Object.fromEntries(members) as T;
  }
  return value;
}
