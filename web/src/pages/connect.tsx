import { Button, Code, Group, List, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../api/client';
import { useSession } from '../session/session';
import { fieldErrors } from '../ui/field-errors';
import { FormProblem } from '../ui/form-problem';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import { answerRequest, type ConnectRequest, readRequest } from './connect/request';
import { canSeal, codeOf, sealFor } from './connect/seal-key';

const reading: Schemas['Scope'][] = ['campaigns:read', 'contacts:read', 'exports:read', 'events:read'];
const changing: Schemas['Scope'][] = ['campaigns:write', 'contacts:write'];

/** Where `lastcall login` leads: a person gives the command line of their machine a key of its own. */
export default function Connect() {
  const [query] = useSearchParams();
  const request = readRequest(query);
  return (
    <Page title="Connect a command line">
      {request && canSeal() ? (
        <Confirm request={request} />
      ) : (
        <Notice
          color="orange"
          icon={<TriangleAlert aria-hidden />}
          title="Nothing can be connected from here"
        >
          <Text size="sm">
            {request
              ? 'This page has to be opened over HTTPS, since others could read the key otherwise.'
              : 'This address is not whole. Run lastcall login again, and open the address that it prints.'}
          </Text>
        </Notice>
      )}
    </Page>
  );
}

function Confirm({ request }: { request: ConnectRequest }) {
  const { account } = useSession();
  const [name, setName] = useState(`Command line on ${request.name}`);
  const [changes, setChanges] = useState(true);
  const { data: code } = useQuery({
    queryKey: ['connect', request.publicKey],
    queryFn: () => codeOf(request.publicKey),
  });
  const connect = useMutation({
    mutationFn: async () => {
      // First, so that no key is made that could not be handed over.
      const seal = await sealFor(request.publicKey);
      const scopes = changes ? [...reading, ...changing] : reading;
      const made = await answer(api.POST('/v1/api-keys', { body: { name, role: 'admin', scopes } }));
      return seal(made.secret);
    },
    meta: { quiet: true },
    onSuccess: (key) => answerRequest(request, { key }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <Section
      title="Did you run lastcall login on this computer?"
      description="If somebody sent you this address, decline: whoever runs the program could act for you."
    >
      <form onSubmit={submit}>
        <Stack maw={560}>
          <Text size="sm">
            Its terminal has to show this code: <Code fz="md">{code}</Code>
          </Text>
          <FormProblem error={connect.error} />
          <TextInput
            label="Name of its API key"
            description="So that you recognise it under Settings, API keys, where you can revoke it."
            required
            maxLength={100}
            value={name}
            error={fieldErrors(connect.error)['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div>
            <Text size="sm" fw={600}>
              In {account.name} it may
            </Text>
            <List size="sm">
              <List.Item>see campaigns, their contacts and what happens to them</List.Item>
              <List.Item>export calls and contacts</List.Item>
              {changes && (
                <List.Item>make, change, launch and archive campaigns, and import contacts</List.Item>
              )}
            </List>
            <Text size="sm" c="dimmed">
              It may not see or change people, keys, numbers, carriers and settings.
            </Text>
          </div>
          <Switch
            label="It may change campaigns"
            checked={changes}
            onChange={(event) => setChanges(event.currentTarget.checked)}
          />
          <Group gap="xs">
            <Button type="submit" loading={connect.isPending || connect.isSuccess}>
              Connect
            </Button>
            <Button variant="default" onClick={() => answerRequest(request, { declined: '' })}>
              Decline
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
