import { ProblemError } from '../../../api/client';

/** The numbers of a text, each once, in E.164 as far as that can be known. */
export function readNumbers(text: string): string[] {
  const found = text
    .split(/[\n,;]+/)
    .map((line) => line.replace(/[^\d+]/g, ''))
    .filter((number) => number !== '')
    .map((number) => {
      if (/^\d{10}$/.test(number)) return `+1${number}`;
      return /^1\d{10}$/.test(number) ? `+${number}` : number;
    });
  return [...new Set(found)];
}

interface AttachError {
  /** Empty where the error is not about one number. */
  e164: string;
  problem: string;
  /** Whether the number can be attached all the same. */
  canForce: boolean;
}

/** Why numbers were not attached, number by number. */
export function attachErrors(error: unknown, sent: readonly string[]): AttachError[] {
  if (!(error instanceof ProblemError)) return [];
  const { numbers, errors } = error.problem;
  const held = Array.isArray(numbers)
    ? (numbers as { e164: string; explanation: string; reason: string }[]).map((each) => ({
        e164: each.e164,
        problem: each.explanation.replace('Send `force`', 'Tick the box below'),
        canForce: each.reason === 'held_by_campaign' || each.reason === 'cooling_down',
      }))
    : [];
  const invalid = Array.isArray(errors)
    ? (errors as { pointer?: string; detail: string }[]).map(({ pointer, detail }) => {
        const at = /^#\/numbers\/(\d+)/.exec(pointer ?? '')?.[1];
        return { e164: at === undefined ? '' : (sent[Number(at)] ?? ''), problem: detail, canForce: false };
      })
    : [];
  return [...held, ...invalid];
}
