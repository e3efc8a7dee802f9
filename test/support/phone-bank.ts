import type { TestPages } from './pages.ts';
import type { ApiClient } from './api-client.ts';

export interface BankedCampaign {
  id: string;
  name: string;
}

export interface PhoneBank {
  owner: ApiClient;
  /** A launched campaign with contacts and, where asked for, numbers that are really rented at the sandbox carrier. */
  launch(
    name: string,
    options?: { contacts?: number; numbers?: number; endsAt?: string },
  ): Promise<BankedCampaign>;
  draft(name: string): Promise<BankedCampaign>;
  /** One dial of now that has ended, as a dialer reports it. */
  dial(campaignId: string): Promise<void>;
}

let used = 0;

/** What tests of the pages find there: made through the API, as its users make it. */
export async function phoneBank(
  { api, sandbox, ...pages }: TestPages,
  accountId = pages.accountId,
): Promise<PhoneBank> {
  const owner = await api.as(accountId, 'owner');
  const must = async (answer: ReturnType<ApiClient['get']>) => {
    const { status, body, text } = await answer;
    if (status >= 400) throw new Error(`${status} ${text}`);
    return body;
  };
  const draft = async (name: string, endsAt?: string): Promise<BankedCampaign> =>
    must(owner.post('/v1/campaigns', { name, ...(endsAt !== undefined && { endsAt }) }));
  return {
    owner,
    draft: (name) => draft(name),
    async launch(name, { contacts = 20, numbers = 0, endsAt } = {}) {
      const campaign = await draft(name, endsAt);
      const path = `/v1/campaigns/${campaign.id}`;
      if (contacts > 0) {
        const lines = Array.from(
          { length: contacts },
          (_, at) => `+1202555${String(1000 + at)},Person ${at},Number ${at}`,
        );
        await must(
          owner.send('POST', `${path}/contacts/import`, {
            headers: { 'content-type': 'text/csv' },
            body: ['phone,first_name,last_name', ...lines].join('\n'),
          }),
        );
      }
      if (numbers > 0) {
        used += 1;
        const rented = await sandbox.rent(numbers, `+1${300 + used}5550100`);
        await must(owner.post(`${path}/numbers`, { numbers: rented }));
      }
      await must(owner.post(`${path}/launch`));
      return campaign;
    },
    async dial(campaignId) {
      used += 1;
      const event = { callId: `call-${used}`, occurredAt: new Date().toISOString() };
      const events = ['started', 'finished'].map((type) => ({ id: `${type}-${used}`, type, ...event }));
      await must(owner.post(`/v1/campaigns/${campaignId}/call-events`, { events }));
    },
  };
}
