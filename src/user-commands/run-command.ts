import { LastcallError } from '../../clients/typescript/src/index.ts';
import { stopSignal } from '../stop-signal.ts';
import { CommandError, exitCodes } from './command-error.ts';
import { shown } from './terminal.ts';

interface Told {
  code: string;
  message: string;
  exitCode: number;
  status?: number;
  requestId?: string;
  errors?: unknown;
}

/**
 * Runs what a command does, and tells what went wrong and how to go on: in words, or with `--json` for programs.
 *
 * @param work answers the exit code; nothing is 0. Its signal fires at Ctrl-C
 */
export async function runCommand(
  { json }: { json?: boolean | undefined },
  work: (signal: AbortSignal) => Promise<number | void>,
): Promise<void> {
  endQuietlyWithReader();
  const signal = stopSignal();
  try {
    process.exitCode = (await work(signal)) ?? 0;
  } catch (error) {
    const told = signal.aborted ? interrupted(error) : tell(error);
    if (!told) throw error;
    const { exitCode, ...rest } = told;
    process.stderr.write(json ? `${JSON.stringify({ error: rest })}\n` : inWords(rest));
    process.exitCode = exitCode;
  }
}

/** Whoever reads, such as `head`, may have enough. */
function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

function interrupted(error: unknown): Told {
  const message = error instanceof CommandError ? error.message : 'Interrupted.';
  return { code: 'interrupted', message, exitCode: exitCodes.interrupted };
}

/** Null: a fault of ours, which is not for these words. */
function tell(error: unknown): Told | null {
  if (error instanceof CommandError)
    return { code: error.code, message: error.message, exitCode: error.exitCode };
  if (error instanceof LastcallError) return tellProblem(error);
  const { code, path, message } = error as NodeJS.ErrnoException;
  // Of a file that the person named.
  return code !== undefined && path !== undefined ? { code, message, exitCode: exitCodes.failed } : null;
}

function tellProblem({ code, detail, status, requestId, problem, cause }: LastcallError): Told {
  return {
    code,
    message: `${detail}${causeOf(cause)}${hints[code] ?? ''}`,
    exitCode: exitCodeOf(status, code),
    ...(status > 0 && { status }),
    ...(requestId !== null && { requestId }),
    ...(problem?.['errors'] !== undefined && { errors: problem['errors'] }),
  };
}

function exitCodeOf(status: number, code: string): number {
  if (status === 401 || status === 403) return exitCodes.notAllowed;
  return status === 503 || code === 'connection_failed' || code === 'timed_out'
    ? exitCodes.unreachable
    : exitCodes.failed;
}

/** What fetch says is only that it failed; why is behind it. */
function causeOf(cause: unknown): string {
  for (let at = cause; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (code !== undefined) return ` (${code})`;
  }
  return '';
}

const away = ' Look whether it runs, and at LASTCALL_URL or the address of "lastcall whoami".';
const hints: Readonly<Record<string, string>> = {
  unauthenticated: ' Run "lastcall logout" and "lastcall login", or set another LASTCALL_API_KEY.',
  connection_failed: away,
  timed_out: away,
};

function inWords({ code, message, requestId, errors }: Omit<Told, 'exitCode'>): string {
  if (code === 'interrupted') return message === '' ? '' : `${shown(message)}\n`;
  const wrong =
    Array.isArray(errors) && errors.length > 1
      ? (errors as { detail?: string; pointer?: string; parameter?: string }[])
      : [];
  const lines = [
    `lastcall: ${message}`,
    ...wrong.map(({ pointer, parameter, detail }) => `  ${pointer ?? parameter}: ${detail}`),
    ...(requestId === undefined ? [] : [`  (${code}, request ${requestId})`]),
  ];
  return lines.map((line) => `${shown(line)}\n`).join('');
}
