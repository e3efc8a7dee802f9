import type { Command } from 'commander';
import { jsonOption } from './add-campaign-commands.ts';
import { usersCommand, withExamples } from './users-command.ts';

export function addLoginCommands(program: Command): void {
  withExamples(
    usersCommand(
      program,
      'login',
      'get an API key for this machine from a page in your browser, and keep it for these commands',
    )
      .option('--url <address>', 'of your Lastcall; LASTCALL_URL or http://127.0.0.1:8080 if left out')
      .option('--no-browser', 'only print the address')
      .option('--with-key', 'take a key that you have, from standard input')
      .option('--name <name>', 'what the key is to be known by; this machine’s name if left out')
      .option(...jsonOption),
    'lastcall login --url https://lastcall.example.org',
    'lastcall login --url https://lastcall.example.org --with-key < key.txt',
  ).action(async (options) => (await import('./login.ts')).login(options));
  usersCommand(program, 'logout', 'forget the key that this machine has')
    .option(...jsonOption)
    .action(async (options) => (await import('./logout.ts')).logout(options));
  usersCommand(program, 'whoami', 'show which account and key these commands use')
    .option(...jsonOption)
    .action(async (options) => (await import('./whoami.ts')).whoami(options));
}
