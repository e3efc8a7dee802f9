import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
// Browsers may forbid pages to keep anything: then it holds until the page is loaded again.
const kept = new Map<string, string | null>();

function read(key: string): string | null {
  if (kept.has(key)) return kept.get(key) ?? null;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  kept.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The map holds it.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A text that this browser keeps under a name; null takes it away. */
export function useKept(key: string): [text: string | null, keep: (text: string | null) => void] {
  const text = useSyncExternalStore(subscribe, () => read(key));
  return [text, useCallback((next) => write(key, next), [key])];
}
