/** How a command ends, for scripts; told in docs/cli.md. */
export const exitCodes = {
  failed: 1,
  usage: 2,
  partly: 3,
  notAllowed: 4,
  unreachable: 5,
  interrupted: 130,
} as const;

/** Why a command did not do what it was asked for, in words for the person who asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** Stable, as the codes of the API's problems are. */
  readonly code: string;
  readonly exitCode: number;

  constructor(ends: keyof typeof exitCodes, code: string, message: string) {
    super(message);
    this.code = code;
    this.exitCode = exitCodes[ends];
  }
}

/** @throws CommandError when the person has pressed Ctrl-C */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new CommandError('interrupted', 'interrupted', 'Interrupted.');
}
