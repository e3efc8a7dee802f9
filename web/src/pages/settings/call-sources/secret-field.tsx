import { PasswordInput, Text } from '@mantine/core';
import { isMadeHere, kinds, type SourceKind } from './kind-words';

/** Takes what a source signs with, where it is not made here. */
export function SecretField(props: {
  kind: SourceKind;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { kind, value, error, onChange } = props;
  if (isMadeHere(kind)) return <Text size="sm">The secret is made by Lastcall, and shown once.</Text>;
  return (
    <PasswordInput
      label={kinds[kind].secret}
      description={`${kinds[kind].where} It is stored encrypted.`}
      required
      autoComplete="off"
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
