import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { secondFactor, type SetUp } from '../../api/second-factor';
import { showDone } from '../../ui/notify';
import { Section } from '../../ui/section';
import { AskPassword } from './ask-password';
import { RecoveryCodes } from './recovery-codes';
import { SetUpApp } from './set-up';
import { secondFactorQuery } from './state-query';
import { TurnOff } from './turn-off';

type Asking = 'set-up' | 'renew' | 'turn-off';

const few = 3;

/** What a person with a password can do with their second factor. */
export function Controls({ state }: { state: Schemas['SecondFactor'] }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const [begun, setBegun] = useState<SetUp>();
  const [codes, setCodes] = useState<string[]>();
  const close = () => setAsking(undefined);
  const changed = () => queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  return (
    <>
      {begun ? (
        <SetUpApp
          uri={begun.uri}
          onCancel={() => setBegun(undefined)}
          onDone={() => {
            setCodes(begun.recoveryCodes);
            setBegun(undefined);
            void changed();
          }}
        />
      ) : state.on ? (
        <Section title="It is on" description="After your password you are asked for a code.">
          {state.recoveryCodesLeft <= few ? (
            <Alert color="orange" variant="light">
              {left(state.recoveryCodesLeft)} Make new ones while you still have your phone.
            </Alert>
          ) : (
            <Text size="sm">{left(state.recoveryCodesLeft)}</Text>
          )}
          <Group gap="xs">
            <Button variant="default" onClick={() => setAsking('renew')}>
              Make new recovery codes
            </Button>
            <Button variant="default" onClick={() => setAsking('turn-off')}>
              Turn it off
            </Button>
          </Group>
        </Section>
      ) : (
        <Section
          title="It is off"
          description="Your password alone signs you in. With a second factor, who learns your password or reads your mail still needs your phone."
        >
          <Group>
            <Button onClick={() => setAsking('set-up')}>Set it up</Button>
          </Group>
        </Section>
      )}
      {asking === 'set-up' && (
        <AskPassword
          title="Set up a second factor"
          text={<Text size="sm">You need your phone, with an authenticator app on it.</Text>}
          submitLabel="Continue"
          act={(password) => secondFactor.begin(password)}
          onDone={(answer) => {
            setBegun(answer);
            close();
          }}
          onClose={close}
        />
      )}
      {asking === 'renew' && (
        <AskPassword
          title="Make new recovery codes"
          text={<Text size="sm">The ones that you have end with that.</Text>}
          submitLabel="Make new ones"
          act={(password) => secondFactor.renewRecoveryCodes(password)}
          onDone={(answer) => {
            setCodes(answer);
            close();
            void changed();
          }}
          onClose={close}
        />
      )}
      {asking === 'turn-off' && (
        <TurnOff
          onDone={() => {
            close();
            void changed();
            showDone('The second factor is off.');
          }}
          onClose={close}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  );
}

const left = (codes: number) =>
  codes === 0
    ? 'No recovery code is left.'
    : codes === 1
      ? 'One recovery code is left.'
      : `${codes} recovery codes are left.`;
