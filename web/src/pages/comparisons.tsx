import { Button, Text } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useMay } from '../session/session';
import { Page } from '../ui/page';
import { Term } from '../ui/term';
import { ComparisonList } from './comparisons/comparison-list';
import { Findings } from './comparisons/findings';
import { useComparisons } from './comparisons/use-comparisons';
import { WorkflowCheck } from './comparisons/workflow-check';

/** Our books against the carriers' lists: what was compared, where they differ, and what to do about it. */
export default function Comparisons() {
  const manager = useMay('owner', 'admin');
  const { list, compare, comparing } = useComparisons();
  const compared = list.items.some(({ finishedAt, error }) => finishedAt !== null && error === null);
  return (
    <Page
      title="Carrier comparison"
      description={
        <>
          Every night Lastcall compares its numbers with what each <Term word="carrier" /> lists, so that no
          number is paid for by mistake.
        </>
      }
      actions={
        manager && (
          <Button
            leftSection={<GitCompareArrows size={18} aria-hidden />}
            loading={compare.isPending}
            disabled={comparing}
            onClick={() => compare.mutate()}
          >
            Compare now
          </Button>
        )
      }
    >
      <Text role="status" size="sm" style={comparing ? undefined : { display: 'none' }}>
        {comparing && 'Comparing with your carriers…'}
      </Text>
      <Findings kind="leak" compared={compared} />
      <Findings kind="ghost" compared={compared} />
      <Findings kind="stranger" compared={compared} />
      <ComparisonList list={list} mayCompare={manager} />
      <WorkflowCheck />
    </Page>
  );
}
