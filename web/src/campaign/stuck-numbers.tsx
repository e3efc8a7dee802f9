import { Anchor } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { plural } from '../ui/format';
import type { Campaign } from './words';

/** That numbers of an archived campaign wait for somebody, with the way to what can be done; nothing while none does. */
export function StuckNumbers({ campaign: { counts } }: { campaign: Campaign }) {
  if (counts.stuckNumbers === 0) return null;
  return (
    <Anchor component={Link} to="/inbox?needs-operator=true" size="sm" fw={600} c="var(--mantine-color-text)">
      <TriangleAlert
        size={14}
        aria-hidden
        color="var(--mantine-color-orange-6)"
        style={{ verticalAlign: -2 }}
      />{' '}
      {plural(counts.stuckNumbers, 'number is stuck', 'numbers are stuck')}
    </Anchor>
  );
}
