import { TextInput } from '@mantine/core';
import { readPhone } from './phone';

/** A number without a country code is taken for one of the same country as this. */
const likeHere = '+12025550143';

/** What a {@link PhoneField} holds, in E.164 where it is a number. */
export const readPhoneField = (typed: string): Promise<string> => readPhone(typed, likeHere);

export const notAPhone = 'This is no phone number. Write it with its country code, such as +1 202 555 0143.';

/**
 * A phone number of somebody, the first field of its dialog.
 *
 * @param props.refused whether the API says that it is none
 */
export function PhoneField(props: { value: string; refused: boolean; onChange: (typed: string) => void }) {
  const { value, refused, onChange } = props;
  return (
    <TextInput
      label="Phone"
      type="tel"
      description="With its country code, unless it is a US number."
      required
      maxLength={40}
      autoComplete="off"
      data-autofocus
      value={value}
      error={refused && notAPhone}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
