export interface Address {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
}

/**
 * A path with its parameters and its query.
 *
 * @throws TypeError for a parameter that is missing, empty or dots: the address would be another one
 */
export function addressOf(path: string, { path: parameters = {}, query = {} }: Address): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || /^\.{0,2}$/.test(value)) throw new TypeError(`${path}: ${name} is missing.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (each !== undefined && each !== null) search.append(name, String(each as string | number | boolean));
    }
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
