import { reasonOf } from '../../carriers/reasons.ts';
import type { NumbersBackFacts, NumbersStuckFacts } from '../../domain/mails.ts';
import { Button } from './layout.tsx';
import { carrierLabel, plural, timeIn } from './words.ts';

export const numbersBackSubject = ({ campaignName }: NumbersBackFacts): string =>
  `All numbers of “${campaignName}” are back`;

/** Tells that a campaign's archive is complete. */
export function NumbersBack({ facts, link }: { facts: NumbersBackFacts; link: string }) {
  const { campaignName, numbers, completedAt, timeZone } = facts;
  return (
    <>
      <p>
        {numbers === 1 ? 'The phone number' : `All ${plural(numbers, 'phone number')}`} of the campaign “
        {campaignName}” {numbers === 1 ? 'has' : 'have'} been back at the carrier since{' '}
        {timeIn(timeZone, completedAt)}. Each has a receipt in the archive, which is complete with it.
      </p>
      <Button href={link}>See the receipts</Button>
    </>
  );
}

const stuckNumbers = ({ stuck }: NumbersStuckFacts): number =>
  stuck.reduce((sum, { count }) => sum + count, 0);

export const numbersStuckSubject = (facts: NumbersStuckFacts): string => {
  const numbers = stuckNumbers(facts);
  return `${plural(numbers, 'number')} of “${facts.campaignName}” ${numbers === 1 ? 'needs' : 'need'} you`;
};

/** Tells what keeps numbers from going back, and what a person can do about it. */
export function NumbersStuck({ facts, link }: { facts: NumbersStuckFacts; link: string }) {
  const { campaignName, stuck } = facts;
  const numbers = stuckNumbers(facts);
  return (
    <>
      <p>
        {plural(numbers, 'phone number')} of the archived campaign “{campaignName}” cannot be given back
        without a person, and {numbers === 1 ? 'costs' : 'cost'} rent until then.
      </p>
      <ul>
        {stuck.map(({ carrier, reason, count }) => {
          const words = reasonOf(reason);
          return (
            <li key={`${carrier} ${reason}`}>
              <strong>
                {plural(count, 'number')} at {carrierLabel(carrier)}: {words.title}
              </strong>{' '}
              {words.whatToDo}
            </li>
          );
        })}
      </ul>
      <Button href={link}>Open the operators’ inbox</Button>
    </>
  );
}
