import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fromLocalTime, toLocalTime } from '../ui/zone';
import { useTimes } from '../ui/format';

/** A date and time in the account's zone. `value` is what it holds at first. */
export function TimeField(props: {
  id?: string;
  label: string;
  hint: string;
  value: string | null;
  onChange: (instant: string | null) => void;
  error?: string | undefined;
}) {
  const { timeZone } = useTimes();
  // As typed: a date that is typed halfway is a time in the year 2, and must stay as it is until it is whole.
  const [local, setLocal] = useState(() => toLocalTime(props.value, timeZone));
  return (
    <TextInput
      {...(props.id !== undefined && { id: props.id })}
      type="datetime-local"
      label={props.label}
      description={`${props.hint} Time zone: ${timeZone}.`}
      value={local}
      onChange={(event) => {
        setLocal(event.currentTarget.value);
        props.onChange(fromLocalTime(event.currentTarget.value, timeZone));
      }}
      error={props.error}
    />
  );
}

/** A day in the account's zone, as the instant of its last minute: it is over when the day is. */
export function DayField(props: {
  label: string;
  hint: string;
  value: string | null;
  onChange: (instant: string | null) => void;
  error?: string | undefined;
}) {
  const { timeZone } = useTimes();
  const [day, setDay] = useState(() => toLocalTime(props.value, timeZone).slice(0, 10));
  return (
    <TextInput
      type="date"
      label={props.label}
      description={props.hint}
      value={day}
      onChange={(event) => {
        setDay(event.currentTarget.value);
        props.onChange(fromLocalTime(`${event.currentTarget.value}T23:59`, timeZone));
      }}
      error={props.error}
    />
  );
}

/** What a draft's form holds. */
export interface CampaignFields {
  name: string;
  startsAt: string | null;
  endsAt: string | null;
  eventAt: string | null;
}

/** Name and dates of a campaign that is not launched yet, with what the API says against them. */
export function CampaignFieldset(props: {
  fields: CampaignFields;
  onChange: (fields: CampaignFields) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const { fields, onChange, errors } = props;
  const change = (changes: Partial<CampaignFields>) => onChange({ ...fields, ...changes });
  return (
    <>
      <TextInput
        label="Name"
        required
        maxLength={200}
        data-autofocus
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errors['name']}
      />
      <TimeField
        label="Start"
        hint="When calling begins. Locked after the launch."
        value={fields.startsAt}
        onChange={(startsAt) => change({ startsAt })}
        error={errors['startsAt']}
      />
      <TimeField
        label="End"
        hint="When calling should be over. Can be extended."
        value={fields.endsAt}
        onChange={(endsAt) => change({ endsAt })}
        error={errors['endsAt']}
      />
      <DayField
        label="Event"
        hint="The day the calls are about, if there is one."
        value={fields.eventAt}
        onChange={(eventAt) => change({ eventAt })}
        error={errors['eventAt']}
      />
    </>
  );
}
