/**
 * Of the codes that a carrier gives for one refusal, the one that decides what comes next. Carriers promise no order, so
 * it counts wherever it stands.
 *
 * @param deciding the codes that mean something of their own
 * @returns the first code where none decides; null where there is none
 */
export function decidingCode(codes: readonly string[], deciding: ReadonlySet<string>): string | null {
  return codes.find((code) => deciding.has(code)) ?? codes[0] ?? null;
}
