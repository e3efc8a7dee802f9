import type { Command, Option } from 'commander';

export interface Candidate {
  word: string;
  about: string;
}

/**
 * What may stand in the place of the last word; nothing where only the person, or the shell with its files, knows.
 *
 * @param words what is typed after the program's name; the last may be empty or incomplete
 */
export function candidates(program: Command, words: readonly string[]): Candidate[] {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? '';
  const { command, positionals, wants } = walk(program, before);
  return possible(command, positionals, wants, typed).filter(({ word }) => word.startsWith(typed));
}

function possible(command: Command, positionals: number, wants: Option | null, typed: string): Candidate[] {
  if (wants) return choices(wants);
  const help = command.createHelp();
  if (typed.startsWith('-')) {
    return help
      .visibleOptions(command)
      .map(({ long, short, description }) => ({ word: long ?? short ?? '', about: description }));
  }
  const commands = help.visibleCommands(command);
  if (commands.length > 0) return commands.map((each) => ({ word: each.name(), about: each.description() }));
  const argument = command.registeredArguments[positionals];
  return argument ? choices(argument) : [];
}

const choices = ({ argChoices = [], description }: { argChoices?: string[]; description: string }) =>
  argChoices.map((word) => ({ word, about: description }));

/** Where the words have led: to which command, past how many arguments of it, and to an option that wants its value. */
function walk(program: Command, words: readonly string[]) {
  let command = program;
  let positionals = 0;
  let wants: Option | null = null;
  for (const word of words) {
    if (wants) {
      wants = null;
    } else if (word.startsWith('-')) {
      const option = command.options.find(({ long, short }) => word === long || word === short);
      wants = option && (option.required || option.optional) ? option : null;
    } else {
      const next = command.commands.find((each) => each.name() === word);
      command = next ?? command;
      positionals = next ? 0 : positionals + 1;
    }
  }
  return { command, positionals, wants };
}
