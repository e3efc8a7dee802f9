import { Alert, Button, Group, NumberInput, Paper, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { TriangleAlert } from 'lucide-react';
import type { FormEvent } from 'react';
import { Term } from '../../../ui/term';
import { RemindersField } from './reminders-field';
import { ShorterConfirm } from './shorter-confirm';
import { type Account, useAccountForm } from './use-account-form';

const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export function AccountForm({ account }: { account: Account }) {
  const { draft, set, reset, save, changes, changed, complete, errors, shorter } = useAccountForm(account);
  const [asking, ask] = useDisclosure();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (shorter) ask.open();
    else save.mutate(changes);
  };
  const days = (value: string | number) => (typeof value === 'number' ? value : '');
  return (
    <Paper withBorder p="md" maw={640} component="form" onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="As your people see it, and in invitations."
          required
          maxLength={200}
          value={draft.name}
          error={errors['name']}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label="Time zone"
          description="All times here and the days in the charts are in this zone."
          // The browser may prefer another one of its names.
          data={zones.includes(account.timeZone) ? zones : [account.timeZone, ...zones]}
          searchable
          required
          allowDeselect={false}
          nothingFoundMessage="That time zone does not exist. Try a city, such as Chicago."
          // The list itself scrolls, as its role says it does.
          withScrollArea={false}
          styles={{ options: { maxHeight: 280, overflowY: 'auto' } }}
          value={draft.timeZone}
          error={errors['timeZone']}
          onChange={(timeZone) => timeZone !== null && set({ timeZone })}
        />
        <NumberInput
          label="Days without a dial"
          description={
            <>
              A campaign that nobody <Term word="dial">dials</Term> for so many days archives itself.
            </>
          }
          required
          allowDecimal={false}
          clampBehavior="none"
          min={7}
          max={365}
          suffix={draft.inactivityDays === 1 ? ' day' : ' days'}
          value={draft.inactivityDays}
          error={errors['inactivityDays']}
          onChange={(value) => set({ inactivityDays: days(value) })}
        />
        {shorter && (
          <Alert color="orange" variant="light" icon={<TriangleAlert aria-hidden />} role="status">
            Shorter than the {account.inactivityDays} days of now: active campaigns that have been idle for
            longer get their notice at once, and archive themselves when its days are over.
          </Alert>
        )}
        <NumberInput
          label="Notice"
          description="People get a mail and see a flag on the campaign this many days before that. Without it none archives itself."
          required
          allowDecimal={false}
          clampBehavior="none"
          min={1}
          max={90}
          suffix={draft.noticeDays === 1 ? ' day' : ' days'}
          value={draft.noticeDays}
          error={errors['noticeDays']}
          onChange={(value) => set({ noticeDays: days(value) })}
        />
        <RemindersField
          days={draft.reminderDays}
          error={errors['reminderDays']}
          onChange={(reminderDays) => set({ reminderDays })}
        />
        <Group grow align="flex-start">
          <TextInput
            type="time"
            label="Archive from"
            description="In the account’s time zone."
            required
            value={draft.archiveFrom}
            onChange={(event) => set({ archiveFrom: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label="Archive until"
            description="The same time twice: at any time."
            required
            value={draft.archiveTo}
            onChange={(event) => set({ archiveTo: event.currentTarget.value })}
          />
        </Group>
        <NumberInput
          label="Times that a campaign may be kept"
          description="How often it may be kept for some more days without a dial."
          required
          allowDecimal={false}
          clampBehavior="none"
          min={0}
          max={100}
          value={draft.maxKeeps}
          error={errors['maxKeeps']}
          onChange={(value) => set({ maxKeeps: days(value) })}
        />
        <NumberInput
          label="Call-back grace"
          description="How many days an archived campaign’s numbers are kept before they are given back, so that people who call back reach somebody. Numbers that are being kept already keep their date."
          required
          allowDecimal={false}
          clampBehavior="none"
          min={0}
          max={365}
          suffix={draft.callbackGraceDays === 1 ? ' day' : ' days'}
          value={draft.callbackGraceDays}
          error={errors['callbackGraceDays']}
          onChange={(value) => set({ callbackGraceDays: days(value) })}
        />
        <Switch
          label="Take away what keeps a number from being given back"
          description="Where the carrier’s API can: deletion locks and emergency addresses (911) of numbers that are to be given back. Each one stands in the receipt and in the audit log."
          checked={draft.removeReleaseBlocks}
          onChange={(event) => set({ removeReleaseBlocks: event.currentTarget.checked })}
        />
        <Switch
          label="Show campaigns’ names in Temporal"
          description="Whoever runs this installation then reads them there. Otherwise Temporal shows a campaign’s short ID only. Campaigns that are launched already stay as they are."
          checked={draft.namesInTemporal}
          onChange={(event) => set({ namesInTemporal: event.currentTarget.checked })}
        />
        <Group gap="xs">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={!changed || !complete || Boolean(errors['noticeDays'] ?? errors['reminderDays'])}
          >
            Save
          </Button>
          {changed && (
            <Button variant="default" onClick={reset}>
              Undo the changes
            </Button>
          )}
        </Group>
      </Stack>
      <ShorterConfirm
        opened={asking}
        change={{
          inactivityDays: draft.inactivityDays === '' ? account.inactivityDays : draft.inactivityDays,
          ...(draft.noticeDays !== '' && { noticeDays: draft.noticeDays }),
          reminderDays: draft.reminderDays.map(Number),
          archiveWindow: { from: draft.archiveFrom, to: draft.archiveTo },
        }}
        onConfirm={() => {
          ask.close();
          save.mutate(changes);
        }}
        onClose={ask.close}
      />
    </Paper>
  );
}
