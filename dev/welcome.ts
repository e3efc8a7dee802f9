import type { DemoKeys } from './demo.ts';

/** What `npm start` prints when everything runs: addresses, and a next step to try. */
export function welcome(facts: {
  apiUrl: string;
  keys: DemoKeys;
  env: NodeJS.ProcessEnv;
  dataDir: string;
}): string {
  const { apiUrl, keys, env, dataDir } = facts;
  return `
Lastcall runs.

  Pages              ${apiUrl}
  API and its docs   ${apiUrl}/docs
  Temporal UI        ${env['LASTCALL_TEMPORAL_UI_URL'] ?? 'where your Temporal server has it'}; docs/temporal.md has lists to keep there
  Sandbox carrier    ${env['LASTCALL_SANDBOX_URL']}/sandbox/numbers
  Mails              ${env['LASTCALL_SMTP_URL'] ? 'are sent by LASTCALL_SMTP_URL' : 'are kept, not sent'}; read them at ${apiUrl}/mails
  State and logs     ${dataDir}

  A demo account waits for you. Sign in on the pages${
    keys.people.length > 0 ? `, each with the password ${keys.password}` : ''
  }:
${keys.people.map(({ email, role }) => `    ${email.padEnd(24)} ${role}`).join('\n')}

  Its owner's key, for the API:
    export LASTCALL_KEY=${keys.owner}

  See its campaigns; one of them archives itself within the week:
    curl -s -H "Authorization: Bearer $LASTCALL_KEY" ${apiUrl}/v1/campaigns

  Archive one, and watch its numbers go back to the carrier:
    curl -s -X POST -H "Authorization: Bearer $LASTCALL_KEY" ${apiUrl}/v1/campaigns/ID/archive
    curl -s -H "Authorization: Bearer $LASTCALL_KEY" ${apiUrl}/v1/campaigns/ID/numbers

  Ctrl-C stops all of it; the state stays.
`;
}
