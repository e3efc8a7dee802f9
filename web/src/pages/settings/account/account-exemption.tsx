import { ExemptionControl } from '../../../campaign/exemption/exemption-control';
import { Section } from '../../../ui/section';
import type { Account } from './use-account-form';

/** What keeps all campaigns of the account from archiving themselves. */
export function AccountExemption({ account: { exemption } }: { account: Account }) {
  return (
    <Section
      title="Exemption"
      description="While all of the account is exempt, no campaign archives itself. A single campaign is exempted on its page."
    >
      <ExemptionControl of={null} exemption={exemption} />
    </Section>
  );
}
