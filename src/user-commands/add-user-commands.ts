import type { Command } from 'commander';
import { addCampaignCommands } from './add-campaign-commands.ts';
import { addCompletionCommands } from './add-completion-commands.ts';
import { addDataCommands } from './add-data-commands.ts';
import { addLoginCommands } from './add-login-commands.ts';

/**
 * The commands for users: they ask the API, and nothing else. Each loads what it needs when it runs, so that the command
 * line answers at once.
 */
export function addUserCommands(program: Command): void {
  program.commandsGroup('For users, by the API:');
  addCampaignCommands(program);
  addDataCommands(program);
  addLoginCommands(program);
  addCompletionCommands(program);
}
