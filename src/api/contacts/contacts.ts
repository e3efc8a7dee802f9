import { z } from 'zod';
import { changeContact, readContact, removeContact } from '../../db/contacts/change-contact.ts';
import { listSealedContacts } from '../../contacts/list-sealed.ts';
import { listContacts, looksAtAll } from '../../db/contacts/list-contacts.ts';
import { readsFromSeal } from '../../db/seals/campaign-source.ts';
import { LastcallError } from '../../errors.ts';
import { noCampaign, requireCampaign } from '../campaigns/find-campaign.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { inPlace, whileWaiting } from '../http/in-place.ts';
import { left } from '../http/left.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, e164, id, pageOf, pageQuery, storableText } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { contactChangesSchema, contactSchema } from './contact-schema.ts';

const tag = 'Contacts';
const order = 'contacts';
const contactParams = z.strictObject({ campaignId: id(), contactId: id() });

const refusals = {
  no_campaign: noCampaign,
  no_contact: () => new LastcallError('not_found', { what: 'contact' }),
  archived: () => new LastcallError('campaign_archived'),
  dialled: () => new LastcallError('contact_dialled'),
  phone_taken: () => new LastcallError('contact_exists'),
};

export function contactRoutes({ db, store, places }: Services): Route[] {
  const meanwhile = async (contact: Parameters<typeof readContact>[1]) => {
    const current = await readContact(db.sql, contact);
    return current ? changedMeanwhile('contact', current) : refusals.no_contact();
  };
  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/contacts',
      operationId: 'listContacts',
      summary: 'List a campaign’s contacts',
      description: 'In the order of their import. For all of them at once, take the export.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      query: z.strictObject({
        phone: e164().optional(),
        search: storableText(100).optional().meta({
          description:
            'Part of a name, an e-mail address, an external id or a number; case and accents do not matter.',
        }),
        doNotCall: z
          .enum(['true', 'false'])
          .transform((text) => text === 'true')
          .optional()
          .meta({ description: 'Only those on the account’s do-not-call list, or only the others.' }),
        ...pageQuery,
      }),
      responses: { 200: { description: 'A page of contacts.', body: pageOf('ContactPage', contactSchema) } },
      errors: ['not_found', 'invalid_cursor', ...whileWaiting],
      async handle({ params: { campaignId }, query, principal, res }) {
        const { phone, search, doNotCall, cursor, limit } = query;
        await requireCampaign(db, principal, campaignId);
        const after = decodeCursor(cursor, order, id());
        const { accountId } = principal;
        const wanted = { doNotCall, phone, search: search?.trim() || undefined, after, limit: limit + 1 };
        const listed = { accountId, campaignId, ...wanted };
        const list = () => listContacts(db.sql, listed);
        let rows = looksAtAll(wanted)
          ? await inPlace(places.wholeCampaigns, { accountId, res }, list)
          : await list();
        if (rows.length === 0 && (await readsFromSeal(db.sql, campaignId))) {
          const sealed = () => listSealedContacts({ sql: db.sql, store }, listed, left(res));
          rows = await inPlace(places.wholeCampaigns, { accountId, res }, sealed);
        }
        return { status: 200, body: page(rows, limit, (last) => encodeCursor(order, last.id)) };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/v1/campaigns/{campaignId}/contacts/{contactId}',
      operationId: 'changeContact',
      summary: 'Change a contact',
      description:
        'A number that was dialled stays as it is; everything else can be changed until the archive.',
      tag,
      roles: ['owner', 'admin'],
      params: contactParams,
      body: { schema: contactChangesSchema },
      conditional: true,
      responses: { 200: { description: 'The contact as it is now.', body: contactSchema } },
      errors: ['not_found', 'campaign_archived', 'contact_dialled', 'contact_exists'],
      async handle({ params, body: changes, principal: { accountId, actor }, ifMatch }) {
        const changed = await changeContact(db.sql, { ...params, accountId, actor, changes, ifMatch });
        if (changed === 'changed_meanwhile') throw await meanwhile({ ...params, accountId });
        if (typeof changed === 'string') throw refusals[changed]();
        return { status: 200, body: changed };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/campaigns/{campaignId}/contacts/{contactId}',
      operationId: 'removeContact',
      summary: 'Remove a contact that nobody has dialled',
      tag,
      roles: ['owner', 'admin'],
      params: contactParams,
      conditional: true,
      responses: { 204: { description: 'Removed.' } },
      errors: ['not_found', 'campaign_archived', 'contact_dialled'],
      async handle({ params, principal: { accountId, actor }, ifMatch }) {
        const outcome = await removeContact(db.sql, { ...params, accountId, actor, ifMatch });
        if (outcome === 'changed_meanwhile') throw await meanwhile({ ...params, accountId });
        if (outcome !== 'removed') throw refusals[outcome]();
        return { status: 204 };
      },
    }),
  ];
}
