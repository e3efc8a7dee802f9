import { Button, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';

/** Copies a value that is shown beside it; what a dialog offers first. */
export function CopyValueButton({ value }: { value: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          onClick={copy}
          data-autofocus
        >
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </Button>
      )}
    </CopyButton>
  );
}
