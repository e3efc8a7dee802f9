import { notifications } from '@mantine/notifications';

const readable = {
  closeButtonProps: { 'aria-label': 'Close' },
  // Mantine's own grey below a title has too little contrast.
  styles: { description: { color: 'var(--mantine-color-text)' } },
};

/** Tells that something was done. */
export function showDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 6_000, ...readable });
}

/** Tells what went wrong, in the API's words: they say what to do next. */
export function showProblem(error: unknown): void {
  const message = error instanceof Error ? error.message : 'Something failed. Try again.';
  notifications.show({
    title: 'That did not work',
    message,
    color: 'red',
    autoClose: 15_000,
    ...readable,
  });
}

/** Tells once that the page waits, and for how long. */
export function showPause(seconds: number): void {
  notifications.show({
    id: 'pause',
    title: 'One moment',
    message: `Too much was asked for within a minute. What is not loaded yet comes by itself in ${seconds} s.`,
    color: 'yellow',
    autoClose: seconds * 1_000,
    ...readable,
  });
}
