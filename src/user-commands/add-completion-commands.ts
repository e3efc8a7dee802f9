import { Argument, type Command } from 'commander';
import type { Shell } from './completion-scripts.ts';
import { usersCommand, withExamples } from './users-command.ts';

const shells: readonly Shell[] = ['bash', 'zsh', 'fish'];

export function addCompletionCommands(program: Command): void {
  withExamples(
    usersCommand(program, 'completion', 'print what completes these commands in your shell').addArgument(
      new Argument('<shell>').choices(shells),
    ),
    'source <(lastcall completion bash)',
    'lastcall completion fish > ~/.config/fish/completions/lastcall.fish',
  ).action(async (shell: Shell) => {
    process.stdout.write((await import('./completion-scripts.ts')).completionScripts[shell]);
  });
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { candidates } = await import('./completion-candidates.ts');
      for (const { word, about } of candidates(program, words)) console.log(`${word}\t${about}`);
    });
}
