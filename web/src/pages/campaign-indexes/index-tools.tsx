import { Button, Menu } from '@mantine/core';
import { Bookmark, Columns3 } from 'lucide-react';
import { useState } from 'react';
import type { Campaign } from '../../campaign/words';
import { columns, indexColumns } from './columns';
import { SavedViews } from './saved-views';
import { useColumns } from './use-columns';

/** Which columns an index shows, and views of it that were saved. */
export default function IndexTools({ status }: { status: Campaign['status'] }) {
  const { all, chosen, choose } = useColumns(status);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal returnFocus closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<Columns3 size={16} aria-hidden />}>
            Columns
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {all.map((id) => (
            <Menu.CheckboxItem
              key={id}
              checked={chosen.includes(id)}
              onChange={(on) => choose(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
            >
              {columns[id].head}
            </Menu.CheckboxItem>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => choose(indexColumns[status].usual)}>The usual ones</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<Bookmark size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Views
      </Button>
      <SavedViews status={status} opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
