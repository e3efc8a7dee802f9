import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state';

export default function Nowhere() {
  return (
    <EmptyState
      icon={Compass}
      title="Page not found"
      text="The address may be mistyped, or what it led to is gone."
      action={
        <Button component={Link} to="/">
          Go to the start page
        </Button>
      }
    />
  );
}
