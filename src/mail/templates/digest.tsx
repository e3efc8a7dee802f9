import type { ReactNode } from 'react';
import type { Digest, Priced } from '../../domain/digest.ts';
import { plain } from '../plain.ts';
import { Button, Heading } from './layout.tsx';
import { dayIn, money, plural, timeIn } from './words.ts';

const findingWords = {
  leak: {
    one: 'number that was given back is still rented',
    many: 'numbers that were given back are still rented',
  },
  ghost: { one: 'number is gone at its carrier', many: 'numbers are gone at their carrier' },
  stranger: {
    one: 'number at a carrier is in no list of yours',
    many: 'numbers at a carrier are in no list of yours',
  },
};

const waiting = ({ waits: { stuckNumbers, findings, standingStill } }: Digest): number =>
  stuckNumbers + standingStill + findings.reduce((sum, { count }) => sum + count, 0);

/** The two most telling things of the week. */
export const digestSubject = (digest: Digest): string => {
  const { accountName, archived, released, deadlines } = digest;
  const open = waiting(digest);
  const told = [
    archived.total > 0 && `${plural(archived.total, 'campaign')} archived`,
    released.numbers > 0 && `${plural(released.numbers, 'number')} given back`,
    open > 0 && `${plural(open, 'thing')} waiting for you`,
    deadlines.total > 0 &&
      `${plural(deadlines.total, 'campaign')} ${deadlines.total === 1 ? 'archives itself' : 'archive themselves'} soon`,
  ].filter((part) => part !== false);
  return `${accountName}, last week: ${told.slice(0, 2).join(', ')}`;
};

/** Tells what happened in an account in a week, what waits for a person, and what costs. */
export function DigestOf({ digest, publicUrl }: { digest: Digest; publicUrl: string }) {
  const { timeZone, from, to, archived, released, deadlines, costs } = digest;
  const lastDay = new Date(to.getTime() - 1);
  return (
    <>
      <p>
        The week from {dayIn(timeZone, from)} to {dayIn(timeZone, lastDay)}, and how things stand now.
      </p>
      {archived.total > 0 && (
        <>
          <Heading>{`Archived: ${plural(archived.total, 'campaign')}`}</Heading>
          {archived.byThemselves > 0 && <p>{archived.byThemselves} of them by themselves.</p>}
          <Campaigns all={archived.total} publicUrl={publicUrl} named={archived.newest} />
        </>
      )}
      {released.numbers > 0 && (
        <>
          <Heading>{`Given back: ${plural(released.numbers, 'number')}`}</Heading>
          <p>
            <Saved released={released} />
          </p>
        </>
      )}
      {deadlines.total > 0 && (
        <>
          <Heading>Archiving themselves within seven days, unless somebody dials</Heading>
          <Campaigns
            all={deadlines.total}
            publicUrl={publicUrl}
            named={deadlines.first.map(({ deadline, ...campaign }) => ({
              ...campaign,
              more: `: ${timeIn(timeZone, deadline)}`,
            }))}
          />
        </>
      )}
      {waiting(digest) > 0 && (
        <>
          <Heading>Waiting for an owner or admin</Heading>
          <Waits digest={digest} publicUrl={publicUrl} />
        </>
      )}
      {costs.rented.numbers + costs.leaks.numbers > 0 && (
        <>
          <Heading>What costs now</Heading>
          <Costs costs={costs} />
        </>
      )}
      <Button href={`${publicUrl}/campaigns/active`}>Open Lastcall</Button>
    </>
  );
}

function Campaigns(props: {
  all: number;
  named: { id: string; name: string; more?: string }[];
  publicUrl: string;
}) {
  const left = props.all - props.named.length;
  return (
    <ul>
      {props.named.map(({ id, name, more }) => (
        <li key={id}>
          <a href={`${props.publicUrl}/campaign/${id}`}>{plain(name)}</a>
          {more}
        </li>
      ))}
      {left > 0 && <li>and {plural(left, 'more', 'more')}</li>}
    </ul>
  );
}

function Saved({ released: { numbers, monthly } }: { released: Priced }) {
  const priced = monthly.reduce((sum, price) => sum + price.numbers, 0);
  if (priced === 0) return <>Their carriers do not tell what they cost.</>;
  return (
    <>
      That saves {monthly.map(({ currency, cents }) => money(cents, currency)).join(' and ')} a month
      {priced < numbers && `, for the ${plural(priced, 'number')} whose price the carrier tells`}.
    </>
  );
}

function Waits({ digest: { waits }, publicUrl }: { digest: Digest; publicUrl: string }) {
  const { stuckNumbers, findings, standingStill } = waits;
  return (
    <ul>
      {stuckNumbers > 0 && (
        <li>
          {plural(stuckNumbers, 'number')} cannot be given back without a person:{' '}
          <a href={`${publicUrl}/inbox`}>operators’ inbox</a>
        </li>
      )}
      {standingStill > 0 && (
        <li>
          {plural(standingStill, 'campaign’s', 'campaigns’')} background work stands still:{' '}
          <a href={`${publicUrl}/inbox`}>operators’ inbox</a>
        </li>
      )}
      {findings.map(({ kind, count }) => (
        <li key={kind}>
          {plural(count, findingWords[kind].one, findingWords[kind].many)}:{' '}
          <a href={`${publicUrl}/comparisons`}>carrier comparison</a>
        </li>
      ))}
    </ul>
  );
}

function Costs({ costs: { leaks, rented, unassigned, releasing } }: Pick<Digest, 'costs'>) {
  return (
    <ul>
      <Cost of={rented}>{plural(rented.numbers, 'number')} rented</Cost>
      <Cost of={unassigned}>of these {unassigned.numbers.toLocaleString('en-US')} in no campaign</Cost>
      <Cost of={releasing}>of these {releasing.numbers.toLocaleString('en-US')} on their way back</Cost>
      <Cost of={leaks}>
        besides {leaks.numbers.toLocaleString('en-US')} that were given back and are still charged
      </Cost>
    </ul>
  );
}

function Cost({ of: { numbers, monthly }, children }: { of: Priced; children: ReactNode }) {
  if (numbers === 0) return null;
  const priced = monthly.reduce((sum, price) => sum + price.numbers, 0);
  return (
    <li>
      {children}:{' '}
      {priced === 0
        ? 'their carriers do not tell what they cost'
        : `${monthly.map(({ currency, cents }) => money(cents, currency)).join(' and ')} a month`}
      {priced > 0 && priced < numbers && ` for ${plural(priced, 'number')}, the others are not told`}
    </li>
  );
}
