import { Loader, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { count, plural } from '../../ui/format';
import { Notice } from '../../ui/notice';
import type { Targeting } from './target-fields';

/** How many people the new campaign would call. */
export function TargetPreview({ campaignIds, targeting }: { campaignIds: string[]; targeting: Targeting }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['campaigns', 'targeting', campaignIds, targeting],
    queryFn: () =>
      answer(api.POST('/v1/targeted-campaigns/preview', { body: { campaignIds, ...targeting } })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <div aria-live="polite">
      {isPending ? (
        <Loader size="sm" aria-label="Counting" />
      ) : error ? (
        <Notice color="red">{error.message}</Notice>
      ) : (
        <Text size="sm">
          <b>{plural(data.matching - data.doNotCall, 'person', 'people')}</b> of {count(data.people)} would be
          called.{' '}
          {data.doNotCall > 0 &&
            `${plural(data.doNotCall, 'more is', 'more are')} on the do-not-call list, and left out.`}
        </Text>
      )}
    </div>
  );
}
