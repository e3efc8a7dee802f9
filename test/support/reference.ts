/** Stands for what a fixture brings later, so that functions outside of the tests can use it too. */
export interface Reference<T extends object> {
  readonly to: T;
  /** Lets it stand for `value` from now on, and answers that. */
  readonly set: (value: T) => T;
}

export function reference<T extends object>(name: string): Reference<T> {
  let current: T | undefined;
  const target = () => {
    if (current === undefined) throw new Error(`${name} is there in tests and hooks only`);
    return current;
  };
  const to = new Proxy({} as T, {
    get: (_, key) => Reflect.get(target(), key) as unknown,
    set: (_, key, value) => Reflect.set(target(), key, value),
    has: (_, key) => Reflect.has(target(), key),
    ownKeys: () => Reflect.ownKeys(target()),
    getOwnPropertyDescriptor: (_, key) => {
      const found = Reflect.getOwnPropertyDescriptor(target(), key);
      return found && { ...found, configurable: true };
    },
  });
  return { to, set: (value) => (current = value) };
}
