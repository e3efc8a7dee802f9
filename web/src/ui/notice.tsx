import { Alert, type AlertProps } from '@mantine/core';

/** An alert whose title everybody can read: in the alert's own colour it has too little contrast. */
export const Notice = (props: AlertProps & { role?: string }) => (
  <Alert
    variant="light"
    styles={{
      title: { color: 'var(--mantine-color-text)' },
      message: { color: 'var(--mantine-color-text)' },
    }}
    {...props}
  />
);
