import { PasswordInput } from '@mantine/core';

/** As the API has it. */
const shortest = 12;

/** Where a password is chosen, with what it has to be. */
export function NewPassword(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}) {
  return (
    <PasswordInput
      label={props.label}
      description={`At least ${shortest} characters. A few words in a row are easier to keep.`}
      autoComplete="new-password"
      required
      autoFocus={props.autoFocus ?? false}
      minLength={shortest}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
