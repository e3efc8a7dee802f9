import { Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { Section } from '../../ui/section';
import { ErrorState } from '../../ui/error-state';
import { plural } from '../../ui/format';
import { moneyTogether } from '../../ui/money';
import { jargon } from '../../ui/jargon';
import { LoadMore } from '../../ui/load-more';
import { Term } from '../../ui/term';
import { usePages } from '../../ui/use-pages';
import { type Finding, type FindingKind, findingWords } from './finding-words';
import { FindingTable } from './finding-table';

/**
 * The findings of one kind, with what they cost.
 *
 * @param props.compared whether any comparison was made that could have found something
 */
export function Findings({ kind, compared }: { kind: FindingKind; compared: boolean }) {
  const words = findingWords[kind];
  const [all, setAll] = useState(false);
  const status = all ? 'all' : 'open';
  const list = usePages(['findings', kind, status], (cursor) =>
    answer(api.GET('/v1/findings', { params: { query: { kind, status, cursor, limit: 200 } } })),
  );
  const { items, data, error, isPending, hasNextPage, refetch } = list;
  return (
    <Section
      title={words.title}
      description={jargon[words.term]}
      actions={
        <Switch
          size="sm"
          label="Show resolved"
          aria-label={`Show resolved ${words.many}`}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      }
    >
      {isPending ? (
        <Skeleton height={18} width="60%" role="status" aria-label="Loading" />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <Text size="sm">
          {!compared
            ? 'Not known yet: nothing was compared.'
            : all
              ? `No ${words.many} were ever found.`
              : `No open ${words.many}: the last comparisons found none.`}
        </Text>
      ) : (
        <Stack gap="sm">
          <Cost findings={items} term={kind} more={hasNextPage} />
          <FindingTable kind={kind} findings={items} />
          <LoadMore query={list} />
        </Stack>
      )}
    </Section>
  );
}

/** How many are open, and what they cost together where the carriers tell. */
function Cost({ findings, term, more }: { findings: Finding[]; term: FindingKind; more: boolean }) {
  const { many } = findingWords[term];
  const open = findings.filter(({ resolvedAt }) => resolvedAt === null);
  const priced = open.flatMap(({ monthlyCostCents: cents, currency }) =>
    cents === null ? [] : [{ cents, currency }],
  );
  const unpriced = open.length - priced.length;
  return (
    <Text size="sm" role="status">
      <strong>{plural(open.length, `open ${term}`, `open ${many}`)}</strong>
      {more && ' shown, and more below'}
      {priced.length > 0 && (
        <>
          {priced.length > 1 ? ', together ' : ', '}
          <strong>{moneyTogether(priced)}</strong> a month
        </>
      )}
      {unpriced > 0 &&
        (priced.length > 0
          ? ` (and ${plural(unpriced, 'number')} whose price the `
          : open.length === 1
            ? '; what it costs the '
            : '; what they cost the ')}
      {unpriced > 0 && (
        <>
          <Term word="carrier" /> does not tell{priced.length > 0 && ')'}
        </>
      )}
      .
    </Text>
  );
}
