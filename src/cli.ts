#!/usr/bin/env node
import { Argument, Command, Option } from 'commander';
import { personRoles, roles } from './domain/roles.ts';
import { scopes } from './domain/scopes.ts';
import { describeError, lastWords } from './describe-error.ts';
import { addUserCommands } from './user-commands/add-user-commands.ts';
import { readCount } from './user-commands/users-command.ts';

process.on('uncaughtException', (error) => {
  console.error(lastWords(error));
  process.exit(1);
});

// Each command loads its own part: the help answers at once, and a worker does not carry the API.
const program = new Command('lastcall')
  .description(
    'Ends calling campaigns well. Every part can run alone; the environment tells it what to use (.env.example).',
  )
  .showHelpAfterError()
  .helpCommand(true);

addUserCommands(program);
program.commandsGroup('For operators:');

program
  .command('up')
  .description(
    'run everything on this machine, with what is not given by the environment embedded (npm start)',
  )
  .action(async () => (await import('../dev/up.ts')).up());
program
  .command('api')
  .description('serve the API and its docs page')
  .action(async () => (await import('./commands/api.ts')).api());
program
  .command('worker')
  .description('run workflows and activities; as many of these as you like may run')
  .action(async () => (await import('./commands/worker.ts')).worker());
program
  .command('migrate')
  .description('bring the database to the newest schema')
  .action(async () => (await import('./commands/migrate.ts')).migrate());
program
  .command('sandbox')
  .description('run the sandbox carrier, to practise on and to test against')
  .option('--port <port>', 'port to listen on', '8090')
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--name <name...>', 'host names by which it is reached, besides localhost and addresses', [])
  .option('--data <folder>', 'where its state survives a restart; in memory without it')
  .action(async (options) => (await import('../sandbox/command.ts')).sandbox(options));
program
  .command('compare')
  .description('compare every account with its carriers now, and campaigns with workflows, as every night')
  .action(async () => (await import('./commands/compare.ts')).compare());
program
  .command('recover')
  .description(
    'after a restore: tell what was lost, as far as Temporal, the archive store and the carriers know; with --apply ' +
      'bring all of it in line with the database, before workers are started',
  )
  .option('--apply', 'act; without it nothing is changed')
  .option(
    '--nothing-lost',
    'instead: a replica took over, or the database moved to another server, and nothing was lost; notes that it is right so',
  )
  .option(
    '--restored-to <time>',
    'the moment to which the database was put back, as 2026-11-26T17:00:00Z, if somebody has used it since',
  )
  .option('--json', 'print the report as JSON')
  .action(async (options) => (await import('./commands/recover.ts')).recover(options));
program
  .command('replay')
  .description(
    'before an upgrade: whether the workflows under way can go on with this version; changes nothing. Ends with 0: all ' +
      'can, 1: some cannot',
  )
  .option('--query <query>', 'only these, as `temporal workflow list` takes it')
  .option('--limit <count>', 'only so many', readCount)
  .action(async (options) => process.exit(await (await import('./commands/replay.ts')).replay(options)));
program
  .command('doctor')
  .description(
    'examine the installation that the environment describes, and say what to do; ends with 0: all is well, ' +
      '1: there are warnings, 2: there are problems',
  )
  .option('--json', 'print the report as JSON')
  .action(async (options) => process.exit(await (await import('./commands/doctor.ts')).doctor(options)));
program
  .command('temporal-views')
  .description('print the lists of workflows that operators look at, as links for the Temporal UI')
  .addOption(new Option('--ui <url>', 'where the Temporal UI is').env('LASTCALL_TEMPORAL_UI_URL'))
  .action(async (options) => (await import('./commands/temporal-views.ts')).printTemporalViews(options));
program
  .command('openapi')
  .description('print the API’s OpenAPI document, to generate a client from')
  .action(async () => (await import('./commands/openapi.ts')).openapi());
program
  .command('verify')
  .description(
    'read sealed archives again, without the database, and say which file is wrong and how; ends with 0: all is well, ' +
      '1: something is wrong, 2: it could not be verified',
  )
  .argument(
    '<target>',
    'a campaign’s id, for its archive in ARCHIVE_STORE; or a folder, or s3://bucket/prefix',
  )
  .option(
    '--public-key <key>',
    'whose signature the manifests are to have: base64, or a file; may be given several times',
    (key: string, before?: string[]) => [...(before ?? []), key],
  )
  .option('--require-signature', 'a version that none of these keys has signed is wrong')
  .option('--database', 'also compare with what the database of DATABASE_URL has recorded of this campaign')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (target, options) => {
    process.exitCode = await (await import('./commands/verify.ts')).verify(target, options);
  });
program
  .command('audit')
  .description('look after the audit log')
  .command('verify')
  .description(
    'compute the audit log’s chain of hashes again and say the first entry that is wrong; ends with 0: all is well, ' +
      '1: something is wrong, 2: it could not be verified',
  )
  .argument('[account]', 'the account’s id; all of them without it')
  .option('--head <seq:hash>', 'a head of this account that was kept elsewhere: the chain has to contain it')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (accountId, options) => {
    process.exitCode = await (await import('./commands/audit.ts')).verifyAudit(accountId, options);
  });
program
  .command('archives')
  .description('manage the archive store')
  .command('copy')
  .description(
    'copy every sealed file from ARCHIVE_STORE to another store, verified hash by hash; may be repeated at any time',
  )
  .requiredOption('--to <store>', 'a folder, or s3://bucket/prefix')
  .action(async (options) => (await import('./commands/archives.ts')).copyArchives(options));

const account = program.command('account').description('manage accounts');
account
  .command('create')
  .description('create an account and print its owner’s API key')
  .argument('<name>')
  .option('--time-zone <zone>', 'IANA name, such as America/Chicago', 'UTC')
  .option('--owner <email>', 'also print the link with which this person joins as its owner')
  .action(async (name, options) =>
    (await import('./commands/account.ts')).createAccountWithOwner(name, options),
  );
const limit = (value: string) => (value === 'default' ? null : Number(value));
account
  .command('limits')
  .description(
    'print how much may come for an account in a minute, or change it: a number, or "default" for what the APIs are told',
  )
  .argument('<account>', 'the account’s id')
  .option('--key-requests <number>', 'requests of one key or person', limit)
  .option('--account-requests <number>', 'requests of all of them together', limit)
  .option('--call-events <number>', 'call events, which are not counted as requests; 1000 or more', limit)
  .action(async (accountId, options) =>
    (await import('./commands/account.ts')).accountLimits(accountId, options),
  );

const key = program.command('key').description('manage API keys');
key
  .command('create')
  .description('create an API key and print it')
  .argument('<account>', 'the account’s id')
  .addArgument(new Argument('<name>', 'what the key is for'))
  .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
  .addOption(new Option('--scope <scope...>', 'narrows it to these').choices(scopes))
  .action(async (accountId, name, options) =>
    (await import('./commands/account.ts')).createKey(accountId, name, options),
  );

program
  .command('invite')
  .description('print a link with which a person joins an account')
  .argument('<account>', 'the account’s id')
  .argument('<email>')
  .addOption(new Option('--role <role>', 'what they may do').choices(personRoles).makeOptionMandatory())
  .action(async (accountId, email, options) =>
    (await import('./commands/people.ts')).invite(accountId, email, options),
  );
program
  .command('password-link')
  .description('print a link with which a person sets a new password')
  .argument('<email>')
  .action(async (email) => (await import('./commands/people.ts')).printPasswordLink(email));
program
  .command('reset-second-factor')
  .description('take the second factor of a person away who lost their phone and recovery codes')
  .argument('<email>')
  .action(async (email) => (await import('./commands/people.ts')).takeSecondFactorAway(email));

const secrets = program
  .command('secrets')
  .description('manage the keys that stored credentials are encrypted with');
secrets
  .command('new-key')
  .description('print a fresh key for LASTCALL_SECRET_KEYS or LASTCALL_PAYLOAD_KEYS')
  .action(async () => (await import('./commands/secrets.ts')).printNewKey());
secrets
  .command('new-manifest-key')
  .description('print a fresh key for LASTCALL_MANIFEST_KEY, which signs the manifests of archives')
  .action(async () => (await import('./commands/secrets.ts')).printNewManifestKey());
secrets
  .command('manifest-key')
  .description('print the public half of LASTCALL_MANIFEST_KEY, with which archives are verified')
  .action(async () => (await import('./commands/secrets.ts')).printManifestPublicKey());
secrets
  .command('rotate')
  .description('re-encrypt all stored credentials with the first key; may be repeated at any time')
  .action(async () => (await import('./commands/secrets.ts')).rotate());

try {
  await program.parseAsync();
} catch (error) {
  console.error(describeError(error).message);
  process.exitCode = 1;
}
