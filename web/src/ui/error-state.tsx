import { Alert, Button, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { ProblemError } from '../api/client';

/** What a page shows instead of what it could not load. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const mistyped = error instanceof ProblemError && error.isAboutAddress;
  const missing = mistyped || (error instanceof ProblemError && error.status === 404);
  const forbidden = error instanceof ProblemError && error.status === 403;
  const title = missing ? 'Not found' : forbidden ? 'Not for your role' : 'This could not be loaded';
  const message = mistyped
    ? 'The address may be mistyped, or what it led to is gone.'
    : error instanceof Error
      ? error.message
      : 'Something failed.';
  const requestId = error instanceof ProblemError ? error.problem['requestId'] : undefined;
  return (
    <Alert variant="light" color="red" title={title} icon={<TriangleAlert aria-hidden />} m="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        {typeof requestId === 'string' && !missing && !forbidden && (
          <Text size="xs">Request {requestId}</Text>
        )}
        {retry && !missing && !forbidden && (
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
