import { TagsInput } from '@mantine/core';

const most = 4;

/** On which days before the deadline people are told again. Kept as they are typed, from the first reminder to the last. */
export function RemindersField(props: {
  days: string[];
  error: string | undefined;
  onChange: (days: string[]) => void;
}) {
  const { days, error, onChange } = props;
  return (
    <TagsInput
      label="Reminders"
      description={`Further mails this many days before the deadline, such as 3 and 1, unless somebody dials. Type a number and press Enter; up to ${most}.`}
      inputMode="numeric"
      splitChars={[',', ';', ' ']}
      maxTags={most}
      value={days}
      error={error}
      onChange={(next) => onChange(next.toSorted((a, b) => Number(b) - Number(a)))}
    />
  );
}
