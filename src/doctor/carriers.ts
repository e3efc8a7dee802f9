import { checkCredentials } from '../carriers/check-credentials.ts';
import { installationCarriers } from '../carriers/installation.ts';
import { descriptorOf } from '../carriers/registry.ts';
import { reasons } from '../carriers/reasons.ts';
import { type Check, ok, problem } from './check.ts';

const answerMs = 10_000;

/** The installation's own credentials: one page of each list is read, which costs nothing and changes nothing. */
export const carriers: Check = {
  name: 'carriers',
  async run({ config }) {
    const ours = [...installationCarriers(config, answerMs)];
    if (ours.length === 0)
      return [ok('the installation has no credentials of its own; accounts bring theirs')];
    return Promise.all(
      ours.map(async ([id, carrier]) => {
        const { label } = descriptorOf(id);
        const { checked, reason } = await checkCredentials(carrier);
        if (checked === 'ok') return ok(`${label} accepts our credentials`);
        const { title, whatToDo } = reasons[reason];
        return problem(
          `${label}: ${title}`,
          checked === 'rejected' ? whatToDo : 'See that it can be reached from here.',
        );
      }),
    );
  },
};
