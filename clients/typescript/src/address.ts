type Given = string | number | boolean | null | undefined;

export interface Address {
  path?: Record<string, string>;
  query?: Record<string, Given | readonly Given[]>;
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
    for (const each of [value].flat()) {
      if (each !== undefined && each !== null) search.append(name, String(each));
    }
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
