import { Alert } from '@mantine/core';
import { fieldErrors } from './field-errors';

/**
 * What the API says against a form as a whole. In a dialog it is said there: a notification would lie over the
 * dialog's buttons where the window is narrow.
 */
export function FormProblem({ error }: { error: Error | null }) {
  if (error === null || Object.keys(fieldErrors(error)).length > 0) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {error.message}
    </Alert>
  );
}
