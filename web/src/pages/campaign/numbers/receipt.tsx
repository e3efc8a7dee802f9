import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { Dialog } from '../../../ui/dialog';
import { Facts } from '../../../ui/facts';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { onCampaignClock } from '../../../campaign/clock';
import { carrierName, inWords, type PhoneNumber } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { useTimes } from '../../../ui/format';
import { usePhoneFormat } from '../../../ui/phone';
import { Term } from '../../../ui/term';
import { releaseWords } from './release-words';

/**
 * How a number was given back: every request to its carrier, with the answer.
 *
 * @param props.number null: closed
 */
export function Receipt(props: { number: Pick<PhoneNumber, 'id' | 'e164'> | null; onClose: () => void }) {
  const { number, onClose } = props;
  const phone = usePhoneFormat();
  const [shown, setShown] = useState(number);
  if (number && number !== shown) setShown(number);
  const numberId = shown?.id ?? '';
  const release = useQuery({
    queryKey: ['numbers', numberId, 'receipt'],
    queryFn: () => answer(api.GET('/v1/numbers/{numberId}/receipt', { params: { path: { numberId } } })),
    enabled: number !== null,
  });
  return (
    <Dialog
      opened={number !== null}
      onClose={onClose}
      title={`Release of ${phone(shown?.e164 ?? '')}`}
      size="xl"
    >
      {release.data ? (
        <Release release={release.data} />
      ) : release.error ? (
        <ErrorState error={release.error} retry={() => void release.refetch()} />
      ) : (
        <RowsSkeleton rows={4} />
      )}
    </Dialog>
  );
}

const proofs: Record<NonNullable<Schemas['NumberRelease']['receipt']>['proof'], string> = {
  read_back: 'the number was read back from the carrier after the request, and was gone.',
  comparison: 'a comparison found the number gone at the carrier, and somebody accepted that.',
};

/** What shows that nobody pays for the number any more. */
const absenceWords: Record<NonNullable<Schemas['NumberRelease']['receipt']>['absence'], string> = {
  proved: 'Its carrier itself says so: nobody pays for it any more.',
  absent_everywhere_we_can_see:
    'It is in no list of your account and of the subaccounts that can be seen. Its carrier says no more.',
  unknown:
    'Its carrier says no more. If it was moved to another account or project of yours instead, somebody still pays for it there: name that one with the carrier’s credentials, and the comparison looks there.',
};

function Release({ release: { number, receipt, attempts } }: { release: Schemas['NumberRelease'] }) {
  const times = useTimes();
  const { releasedAt = null, clockShiftMs = 0 } = number.release ?? {};
  const steps = attempts.flatMap(({ attempt, steps: taken }) =>
    taken.map((step, at) => ({ ...step, attempt, key: `${attempt} ${at}` })),
  );
  return (
    <Stack>
      <Facts
        facts={[
          ['Carrier', carrierName(number.carrier)],
          ['State', number.release ? releaseWords[number.release.status] : '–'],
          ['Released', times.minute(releasedAt && onCampaignClock(releasedAt, clockShiftMs))],
        ]}
      />
      <Text size="sm">
        {receipt === null ? (
          'There is no receipt yet: it is written when the carrier’s own list shows that the number is gone.'
        ) : (
          <>
            This is its <Term word="receipt">receipt</Term>: {proofs[receipt.proof]}{' '}
            {absenceWords[receipt.absence]}
          </>
        )}
      </Text>
      {steps.length > 0 && (
        <CardTable
          label="Requests to the carrier"
          head={
            <>
              <Head>Request</Head>
              <Head>At</Head>
              <Head>Answer</Head>
              <Head>Code</Head>
            </>
          }
        >
          {steps.map(({ key, attempt, request, at, outcome, httpStatus, carrierCode }) => (
            <Row key={key}>
              <RowHead>
                {inWords(request)}{' '}
                <Text span size="sm" c="dimmed">
                  (attempt {attempt})
                </Text>
              </RowHead>
              <Cell label="At">{times.minute(onCampaignClock(at, clockShiftMs))}</Cell>
              <Cell label="Answer">{inWords(outcome)}</Cell>
              <Cell label="Code">
                {[httpStatus === null ? null : `HTTP ${httpStatus}`, carrierCode]
                  .filter(Boolean)
                  .join(', ') || '–'}
              </Cell>
            </Row>
          ))}
        </CardTable>
      )}
    </Stack>
  );
}
