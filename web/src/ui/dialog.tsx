import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

/** A dialog in the middle of the page. What was typed into it does not outlive it. */
export function Dialog(props: {
  opened: boolean;
  title: string;
  size?: 'lg' | 'xl';
  onClose: () => void;
  children: ReactNode;
}) {
  const { opened, title, size = 'md', onClose, children } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}
