import type { Schemas } from '../../api/client';
import { carrierName } from '../../campaign/words';
import type { Jargon } from '../../ui/jargon';
import { money } from '../../ui/money';

export type Finding = Schemas['Finding'];
export type FindingKind = Finding['kind'];

interface Words {
  title: string;
  term: Jargon;
  many: string;
  /** On the button of a finding. */
  fix: string;
  /** What the fix will do; `number` as people write it. */
  ask: (finding: Finding, number: string) => string[];
  done: (number: string) => string;
}

const price = ({ monthlyCostCents, currency }: Finding) =>
  monthlyCostCents === null ? '' : `, and charges ${money(monthlyCostCents, currency)} a month`;
const of = ({ campaign }: Finding) => (campaign ? ` for “${campaign.name}”` : '');

export const findingWords: Record<FindingKind, Words> = {
  leak: {
    title: 'Leaks',
    term: 'leak',
    many: 'leaks',
    fix: 'Release again',
    ask: (finding, number) => [
      `${carrierName(finding.carrier)} still rents out ${number} to ${finding.subaccount === null ? 'you' : `your subaccount ${finding.subaccount}`}${price(finding)}, although it was given back${of(finding)}.`,
      'Lastcall gives it back again and makes a new receipt. After that nobody can reach you on this number.',
    ],
    done: (number) => `${number} is being released again. Its receipt follows.`,
  },
  ghost: {
    title: 'Ghosts',
    term: 'ghost',
    many: 'ghosts',
    fix: 'Mark as released',
    ask: (finding, number) => [
      `${carrierName(finding.carrier)} does not list ${number} any more, so it cannot be called from.`,
      finding.campaign
        ? `It becomes released here too, and leaves “${finding.campaign.name}”. Nothing is sent to the carrier.`
        : 'It becomes released here too. Nothing is sent to the carrier.',
      ...(finding.absence === 'proved'
        ? []
        : [
            finding.absence === 'absent_everywhere_we_can_see'
              ? 'None of your subaccounts that can be seen has it either.'
              : 'If it was moved to another account or project of yours, somebody still pays for it there: look there first.',
          ]),
    ],
    done: (number) => `${number} is released in your books too.`,
  },
  stranger: {
    title: 'Strangers',
    term: 'stranger',
    many: 'strangers',
    fix: 'Take into the books',
    ask: (finding, number) => [
      `${carrierName(finding.carrier)} rents out ${number} to you${price(finding)}, but it is not in your books.`,
      'It becomes an available number of your account, which campaigns can use. Nothing is sent to the carrier.',
    ],
    done: (number) => `${number} is an available number of your account now.`,
  },
};

export const resolutionWords: Record<NonNullable<Finding['resolution']>, string> = {
  not_seen: 'No longer found',
  released: 'Released again',
  accepted: 'Marked as released',
  adopted: 'Taken into the books',
};
