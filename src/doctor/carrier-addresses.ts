import { carrierNamed, descriptorOf } from '../carriers/registry.ts';
import { type Check, ok, problem } from './check.ts';
import { whyNot } from './why-not.ts';

const answerMs = 10_000;

/** Whether the carriers can be reached at which accounts have credentials: nothing is sent that is theirs. */
export const carrierAddresses: Check = {
  name: 'carrier-addresses',
  needs: ['database', 'schema'],
  async run({ sql, config: { carrierUrls } }) {
    const rows = await sql<{ carrier: string }[]>`
      select distinct carrier from carrier_credentials order by carrier`;
    const addresses = rows.flatMap(({ carrier }) => {
      const id = carrierNamed(carrier);
      const url = id === undefined ? null : (carrierUrls[id] ?? descriptorOf(id).address);
      // An address that has the customer's name in it is nobody's.
      return id === undefined || url === null || url.includes('{')
        ? []
        : [{ label: descriptorOf(id).label, url }];
    });
    if (addresses.length === 0) return [ok('no account has credentials at a carrier whose address is known')];
    return Promise.all(
      addresses.map(async ({ label, url }) => {
        try {
          const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerMs) });
          await answer.body?.cancel();
          return ok(`${label} can be reached`);
        } catch (error) {
          return problem(
            `${label} cannot be reached at ${new URL(url).host}: ${whyNot(error)}`,
            'Open the way to it from APIs and workers.',
          );
        }
      }),
    );
  },
};
