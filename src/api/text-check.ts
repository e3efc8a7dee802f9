const deepest = 32;

/** What is wrong with a JSON value before its schema is asked, and where. */
export interface TextProblem {
  path: string[];
  detail: string;
}

/**
 * Finds text that Postgres cannot store (NUL, halves of surrogate pairs), and nesting that no schema here has and that
 * recursive code must not meet. Null when there is none.
 */
export function findTextProblem(root: unknown): TextProblem | null {
  const left: { value: unknown; path: string[] }[] = [{ value: root, path: [] }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      if (isUnstorable(value)) return { path, detail: 'must not contain NUL or broken surrogate pairs' };
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= deepest) return { path: [], detail: 'is nested too deeply' };
      for (const [key, inner] of Object.entries(value)) {
        if (isUnstorable(key)) return { path, detail: 'has a name with NUL or broken surrogate pairs' };
        left.push({ value: inner, path: [...path, key] });
      }
    }
  }
  return null;
}

/** Whether Postgres would refuse the text: it holds NUL, or half of a surrogate pair. */
export function isUnstorable(text: string): boolean {
  return /[\0\p{Surrogate}]/u.test(text);
}
