import { CommandError } from './command-error.ts';
import { forgetLogin, readLogin } from './login-file.ts';
import { runCommand } from './run-command.ts';
import { printJson, say } from './terminal.ts';

/** `lastcall logout` */
export async function logout({ json }: { json?: boolean }): Promise<void> {
  await runCommand({ json }, async () => {
    // A damaged one is forgotten too.
    const kept = await readLogin().catch((error: unknown) => {
      if (error instanceof CommandError) return null;
      throw error;
    });
    const wasThere = await forgetLogin();
    if (json) return printJson({ loggedOut: wasThere, url: kept?.url ?? null });
    if (!wasThere) return say('You were not logged in.');
    say('The key is forgotten on this machine.');
    if (kept)
      say(
        `It still works where it was copied to: revoke it at ${kept.url}/settings/api-keys if you made it for this machine.`,
      );
  });
}
