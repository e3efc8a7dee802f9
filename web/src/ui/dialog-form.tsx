import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from './form-problem';

/**
 * A form in a dialog: its fields, what the API says against it as a whole, and its buttons.
 *
 * @param props.sending what is under way, and how it went
 * @param props.secret nothing in it is offered again by the browser
 */
export function DialogForm(props: {
  sending: { isPending: boolean; error: Error | null };
  submitLabel: string;
  cancelLabel?: string;
  disabled?: boolean;
  danger?: boolean;
  secret?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { sending, submitLabel, cancelLabel = 'Cancel', disabled = false, danger = false } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Enter submits a form also where its button is disabled by us alone.
    if (!disabled) props.onSubmit();
  };
  return (
    <form onSubmit={submit} {...(props.secret && { autoComplete: 'off' })}>
      <Stack>
        {props.children}
        <FormProblem error={sending.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {cancelLabel}
          </Button>
          <Button
            type="submit"
            disabled={disabled}
            loading={sending.isPending}
            {...(danger && { color: 'red.9' })}
          >
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
