/**
 * The heading of a column that is named by what people wrote, a field or a question, beside fixed ones: a name that is
 * a fixed heading, or looks like one that was told apart before, gets ` (field)` behind it.
 */
export function ownHeading(name: string, fixed: readonly string[], suffix: string): string {
  return fixed.includes(withoutSuffixes(name, suffix)) ? `${name} (${suffix})` : name;
}

/** The name that {@link ownHeading} was given; null for a fixed heading. */
export function nameOfHeading(heading: string, fixed: readonly string[], suffix: string): string | null {
  if (fixed.includes(heading)) return null;
  return fixed.includes(withoutSuffixes(heading, suffix))
    ? heading.slice(0, -` (${suffix})`.length)
    : heading;
}

function withoutSuffixes(text: string, suffix: string): string {
  const end = ` (${suffix})`;
  let base = text;
  while (base.endsWith(end)) base = base.slice(0, -end.length);
  return base;
}
