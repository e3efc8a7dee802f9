import { type Command, Option } from 'commander';
import { eventTypes } from '../domain/events.ts';
import { jsonOption } from './add-campaign-commands.ts';
import { exportFormats, exportKinds } from './export-plan.ts';
import { readCount, usersCommand, withExamples } from './users-command.ts';

const collect = (value: string, before: string[] = []) => [...before, value];

export function addDataCommands(program: Command): void {
  withExamples(
    usersCommand(program, 'import', 'import contacts from a CSV file or a workbook (.xlsx) into a campaign')
      .argument('<campaign>', 'its id, or the short one')
      .argument('<file>')
      .option('--preview', 'only show how the file would be read')
      .option('--country <code>', 'of numbers without a country code, such as US')
      .option(
        '--column <heading=meaning>',
        'what a column is: phone, firstName, …, field or ignore; once each',
        collect,
      )
      .addOption(
        new Option('--delimiter <name>', 'between cells').choices(['comma', 'semicolon', 'tab', 'pipe']),
      )
      .option('--encoding <name>', 'such as windows-1252')
      .option('--heading-line <number>', 'line of the headings; 0: there are none', readCount)
      .option('--update', 'let rows about contacts of the campaign change them')
      .option('--refused <file>', 'save there the rows that are refused, with the reasons')
      .option(...jsonOption),
    'lastcall import 1f3a-9c07 contacts.csv --country US --preview',
    'lastcall import 1f3a-9c07 contacts.csv --country US --refused refused.csv',
    'lastcall import 1f3a-9c07 list.xlsx --column "Best number=phone" --column "Notes=ignore"',
  ).action(async (campaign, file, options) =>
    (await import('./import.ts')).importContacts(campaign, file, options),
  );
  withExamples(
    usersCommand(program, 'export', 'download a campaign’s calls, contacts, receipts or results')
      .argument('<campaign>', 'its id, or the short one')
      .addOption(new Option('--kind <kind>', 'which rows').choices(exportKinds).default('calls'))
      .addOption(
        new Option('--format <format>', 'as the name of the output says, else csv').choices(exportFormats),
      )
      .option(
        '-o, --output <file>',
        'where to, or - for standard output; <short id>-<kind>.<format> if left out',
      )
      .addOption(new Option('--layout <layout>', 'of CSV').choices(['plain', 'spreadsheet']))
      .option('--columns <names>', 'only these, with commas between them')
      .option('--preset <name>', 'columns and layout that the account has kept')
      .option('--force', 'replace the file if it is there')
      .option(...jsonOption),
    'lastcall export 1f3a-9c07',
    'lastcall export 1f3a-9c07 --kind results --layout spreadsheet -o results.csv',
    'lastcall export 1f3a-9c07 -o calls.parquet',
    'lastcall export 1f3a-9c07 --kind contacts -o - | head',
  ).action(async (campaign, options) => (await import('./export.ts')).exportCampaign(campaign, options));
  const events = usersCommand(program, 'events', 'what happens in the account');
  withExamples(
    usersCommand(events, 'tail', 'tell each event as it happens, until Ctrl-C')
      .addOption(new Option('--type <type...>', 'only these').choices(eventTypes))
      .option('--campaign <campaign>', 'only of this one')
      .option('--after <cursor>', 'all since then, instead of from now on')
      .option('--json', 'for programs: a line of JSON each'),
    'lastcall events tail',
    'lastcall events tail --type campaign.archived --type campaign.completed --json',
  ).action(async (options) => (await import('./events-tail.ts')).tailEvents(options));
}
