import type { GatheredFacts, SeveralFacts } from '../../domain/mails.ts';
import { Button } from './layout.tsx';
import { plural, timeIn } from './words.ts';

/** Longer lists are read in the pages. */
const mostNamed = 50;

export function severalSubject({ of, campaigns }: SeveralFacts): string {
  const count = plural(campaigns.length, 'campaign');
  switch (of) {
    case 'archived':
      return `${count} were archived`;
    case 'numbers_back':
      return `All numbers of ${count} are back`;
    case 'notice_withdrawn':
      return `The dates of ${count} do not hold any more`;
  }
}

/** Tells in one mail what would have been one mail for each campaign. */
export function Several(props: {
  facts: SeveralFacts;
  linkOf: (campaignId: string) => string;
  /** Where all campaigns are. */
  link: string;
}) {
  const { of, campaigns } = props.facts;
  const left = campaigns.length - mostNamed;
  return (
    <>
      <p>{beginning[of]}</p>
      <ul>
        {campaigns.slice(0, mostNamed).map((facts) => (
          <li key={facts.campaignId}>
            “{facts.campaignName}”: {words(facts)} <a href={props.linkOf(facts.campaignId)}>Open it</a>
          </li>
        ))}
      </ul>
      {left > 0 && <p>And {plural(left, 'more campaign')}.</p>}
      <Button href={props.link}>Open Lastcall</Button>
    </>
  );
}

const beginning: Record<SeveralFacts['of'], string> = {
  archived:
    'These campaigns were archived. Their calls and contacts are sealed and can be exported at any time, and you hear from us when their numbers are back.',
  numbers_back:
    'All phone numbers of these campaigns are back at the carrier. Each has a receipt in its campaign’s archive, which is complete with it.',
  notice_withdrawn:
    'We told you when these campaigns archive themselves. Those dates do not hold any more; the calendar file that comes with this mail takes them away.',
};

function words(facts: GatheredFacts): string {
  const { timeZone } = facts;
  switch (facts.kind) {
    case 'archived': {
      const { archivedAt, reason, archivedByName, numbers } = facts;
      const how = reason === 'person' ? `by ${archivedByName ?? 'hand'}` : 'by itself';
      return `${how}, on ${timeIn(timeZone, archivedAt)}, with ${plural(numbers, 'phone number')}.`;
    }
    case 'numbers_back':
      return `${plural(facts.numbers, 'phone number')}, on ${timeIn(timeZone, facts.completedAt)}.`;
    case 'notice_withdrawn': {
      const { toldBefore, goesOnUntil, exempt, archivedByName } = facts;
      const now = goesOnUntil
        ? `It archives itself on ${timeIn(timeZone, goesOnUntil)} now, and every dial moves that date.`
        : exempt
          ? 'It is exempt now, and goes on.'
          : `${archivedByName ?? 'Somebody'} has archived it.`;
      return `not on ${timeIn(timeZone, toldBefore)} any more. ${now}`;
    }
  }
}
