import {
  Button,
  Checkbox,
  Group,
  List,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Notice } from '../../../ui/notice';
import { carrierName } from '../../../campaign/words';
import { plural } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { Phone } from '../../../ui/phone';
import { FreeNumbers } from './free-numbers';
import { attachErrors, readNumbers } from './read-numbers';

type Carrier = Schemas['Carrier']['carrier'];

/** The form that attaches numbers, all of them or none. */
export function AttachNumbers({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Carrier | null>(null);
  const [force, setForce] = useState(false);
  const [from, setFrom] = useState<'inventory' | 'typed'>('inventory');
  const changed = useChanged();
  const { data: carriers } = useQuery({
    queryKey: ['carriers'],
    queryFn: () => answer(api.GET('/v1/carriers')),
  });
  const known = carriers?.items ?? [];
  const carrier = chosen ?? known.find(({ configured }) => configured)?.carrier ?? known[0]?.carrier;
  const numbers = readNumbers(text);
  const attach = useMutation({
    mutationFn: (body: Schemas['AttachNumbers']) =>
      answer(api.POST('/v1/campaigns/{campaignId}/numbers', { params: { path: { campaignId } }, body })),
    meta: { quiet: true },
    onSuccess: ({ attached, alreadyAttached }) => {
      void changed('campaign');
      showDone(
        `${plural(attached, 'number')} attached.${alreadyAttached > 0 ? ` ${plural(alreadyAttached, 'was', 'were')} attached already.` : ''}`,
      );
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (carrier) attach.mutate({ numbers: numbers.map((e164) => ({ e164, carrier })), force });
  };
  const errors = attachErrors(attach.error, numbers);
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Which numbers"
        data={[
          { value: 'inventory', label: 'Free numbers' },
          { value: 'typed', label: 'Other numbers' },
        ]}
        value={from}
        onChange={(value) => {
          setFrom(value);
          attach.reset();
        }}
        style={{ alignSelf: 'start' }}
      />
      {from === 'inventory' && (
        <>
          <FreeNumbers
            busy={attach.isPending}
            onAttach={(free) => attach.mutate({ numbers: free })}
            onClose={onClose}
          />
          {attach.error && (
            <Notice color="red" role="alert" title="Nothing was attached">
              <Text size="sm">{attach.error.message}</Text>
            </Notice>
          )}
        </>
      )}
      {from === 'typed' && (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Textarea
              label="Numbers"
              description="One a line, with + and country code; ten digits count as US or Canada. Up to 1,000 at once."
              placeholder="+14155550123"
              autosize
              minRows={3}
              maxRows={10}
              required
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <NativeSelect
              label="Carrier they are rented from"
              data={known.map(({ carrier: value, configured }) => ({
                value,
                label: configured ? carrierName(value) : `${carrierName(value)} (no credentials yet)`,
              }))}
              value={carrier ?? ''}
              onChange={(event) => setChosen(event.currentTarget.value as Carrier)}
            />
            {attach.error && (
              <Notice
                color="red"
                role="alert"
                title={errors.length > 0 ? 'Nothing was attached' : attach.error.message}
              >
                <List size="sm" spacing={4}>
                  {errors.map(({ e164, problem }) => (
                    <List.Item key={`${e164} ${problem}`}>
                      {e164 && (
                        <strong>
                          <Phone e164={e164} />:{' '}
                        </strong>
                      )}
                      {problem}
                    </List.Item>
                  ))}
                </List>
              </Notice>
            )}
            {(force || errors.some(({ canForce }) => canForce)) && (
              <Checkbox
                label="Attach them anyway"
                description="Also takes numbers from other drafts and active campaigns, and numbers that were released recently and are rented again."
                checked={force}
                onChange={(event) => setForce(event.currentTarget.checked)}
              />
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" disabled={numbers.length === 0 || !carrier} loading={attach.isPending}>
                Attach {numbers.length > 0 ? plural(numbers.length, 'number') : ''}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
