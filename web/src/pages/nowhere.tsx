import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state';

export default function Nowhere() {
  return (
    <EmptyState
      icon={Compass}
      title="There is no such page"
      text="The address may be mistyped, or what it led to is gone."
      action={
        <Button component={Link} to="/">
          To the start
        </Button>
      }
    />
  );
}
