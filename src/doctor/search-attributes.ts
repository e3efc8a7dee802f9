import { differingSearchAttributes } from '../temporal/search-attributes.ts';
import { within } from '../temporal/within.ts';
import { type Check, ok, problem, warning } from './check.ts';
import { whyNot } from './why-not.ts';

const answerMs = 10_000;

export const searchAttributes: Check = {
  name: 'search-attributes',
  needs: ['temporal'],
  async run({ temporal }) {
    if ('error' in temporal) throw temporal.error;
    const { client, connection } = temporal;
    try {
      const differing = await within(connection, Date.now() + answerMs, () =>
        differingSearchAttributes(client),
      );
      if (differing.length === 0) return [ok('all are registered')];
      return differing.map(({ name, type, isMissing }) =>
        problem(
          `${name} ${isMissing ? 'is missing' : `is not a ${type}`}: no workflow of a campaign can be started`,
          isMissing
            ? `Start a worker, which registers it; where its key may not: temporal operator search-attribute create --name ${name} --type ${type}`
            : `Remove it in Temporal, then create it as ${type}.`,
        ),
      );
    } catch (error) {
      return [
        warning(
          `they cannot be listed with this key: ${whyNot(error)}`,
          'Look in the Temporal UI whether LastcallAccountId, LastcallStatus, LastcallStage and LastcallDeadline are there.',
        ),
      ];
    }
  },
};
