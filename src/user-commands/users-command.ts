import { type Command, InvalidArgumentError } from 'commander';
import { exitCodes } from './command-error.ts';

/** A command that is used wrongly ends with a code of its own, so that scripts can tell it from a refusal. */
export function usersCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : exitCodes.usage));
}

/** Below the help of a command. */
export function withExamples(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`);
}

/** @throws InvalidArgumentError */
export function readCount(text: string): number {
  const count = Number(text);
  if (/^\d{1,6}$/.test(text)) return count;
  throw new InvalidArgumentError('It has to be a whole number.');
}
