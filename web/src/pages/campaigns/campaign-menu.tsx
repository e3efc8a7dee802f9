import { ActionIcon, Menu } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';

/** The flyout menu of a row. */
export const CampaignMenu = ({ name, children }: { name: string; children: ReactNode }) => (
  <Menu position="bottom-end" width={200} withinPortal returnFocus>
    <Menu.Target>
      <ActionIcon variant="default" size="lg" aria-label={`Actions for ${name}`}>
        <EllipsisVertical size={18} aria-hidden />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>{children}</Menu.Dropdown>
  </Menu>
);
