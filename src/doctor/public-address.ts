import { type Check, ok, warning } from './check.ts';
import { whyNot } from './why-not.ts';

const answerMs = 5_000;

/** Whether an API answers where people are told to go. */
export const publicAddress: Check = {
  name: 'public-address',
  async run({ config: { publicUrl } }) {
    const toDo =
      'See that an API runs, that the proxy passes requests on to it, and that LASTCALL_PUBLIC_URL is right.';
    try {
      const answer = await fetch(`${publicUrl}/health`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(answerMs),
      });
      const body = (await answer.text()).slice(0, 1_000);
      if (answer.status === 200 && body.includes('"alive"')) return [ok(`an API answers at ${publicUrl}`)];
      return [warning(`${publicUrl} answers ${answer.status}, but not as an API does`, toDo)];
    } catch (error) {
      return [warning(`${publicUrl} cannot be reached from here: ${whyNot(error)}`, toDo)];
    }
  },
};
