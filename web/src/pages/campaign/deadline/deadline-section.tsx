import { ExemptionControl } from '../../../campaign/exemption/exemption-control';
import type { Campaign } from '../../../campaign/words';
import { Section } from '../../../ui/section';
import { DeadlineMoves, useMoves } from './deadline-moves';
import { KeepForm } from './keep-form';

/** How a campaign's deadline moved and, while it is active, what moves it without a dial. */
export function DeadlineSection({ campaign }: { campaign: Campaign }) {
  const { status, exemption } = campaign;
  const moves = useMoves(campaign.id);
  const active = status === 'active';
  if (!active && moves.items.length === 0) return null;
  return (
    <Section title="Deadline" description={exemption ? 'It has none while it is exempt.' : undefined}>
      {active && !exemption && <KeepForm campaign={campaign} />}
      {active && <ExemptionControl of={campaign} exemption={exemption} />}
      <DeadlineMoves moves={moves} />
    </Section>
  );
}
