import { z } from 'zod';
import { readCallBackTexts, replaceCallBackTexts } from '../../db/call-backs/call-back-texts.ts';
import { countCallBacks } from '../../db/call-backs/count-call-backs.ts';
import { defaultCallBackTexts, longestSpokenText, spokenLanguages } from '../../domain/call-backs.ts';
import { isVisible } from '../../domain/text.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, etag, storableText, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const spoken = (description: string) =>
  storableText(longestSpokenText)
    .trim()
    .refine((text) => isVisible(text), 'must have a word that can be spoken')
    .refine(
      (text) => !/[<>\p{Control}\uFFFE\uFFFF]/u.test(text),
      'must be on one line, without < and >, which carriers take for markup',
    )
    .refine(
      (text) => !/\{(?!account\}|campaign\})/.test(text),
      'may name {account} and {campaign}, and nothing else in braces',
    )
    .nullable()
    .meta({ description: `${description} Null: the default.` });

const texts = {
  language: z.enum(spokenLanguages).meta({ description: 'Of the voice; the texts are to be in it.' }),
  archived: spoken('What is said once the campaign is over, and which key opts out: 1.'),
  active: spoken('The same while the campaign is active.'),
  optedOut: spoken('What is said after the key.'),
  withheld: spoken('What is said to somebody who does not show their number, and so cannot opt out.'),
};

const textsSchema = z
  .object({
    etag: etag(),
    ...texts,
    defaults: z
      .object({ archived: z.string(), active: z.string(), optedOut: z.string(), withheld: z.string() })
      .meta({ description: 'What is said where a text is null.' }),
  })
  .meta({ id: 'CallBackTexts' });

const newTextsSchema = z.strictObject(texts).meta({
  id: 'NewCallBackTexts',
  description:
    '`{account}` and `{campaign}` stand for the names. A campaign’s name is yours: mind that callers hear it.',
  example: {
    language: 'en-US',
    archived: 'Thank you for calling {account}. We are done. To not be called again, press 1.',
    active: null,
    optedOut: null,
    withheld: null,
  },
});

const countsSchema = z
  .object({
    calls: z.int().meta({ description: 'Calls to the campaign’s numbers that were answered.' }),
    optOuts: z.int().meta({ description: 'Those in which the caller opted out.' }),
    heldNumbers: z.int().meta({ description: 'Numbers that are held for the call-back grace.' }),
    heldUntil: timestamp().nullable().meta({ description: 'Until when; null: none is held.' }),
  })
  .meta({ id: 'CallBackCounts' });

export function callBackRoutes({ db }: Services): Route[] {
  const read = async (accountId: string) => ({
    ...(await readCallBackTexts(db.sql, accountId)),
    defaults: defaultCallBackTexts,
  });
  return [
    defineRoute({
      method: 'get',
      path: '/v1/account/call-back-texts',
      operationId: 'getCallBackTexts',
      summary: 'Show what is said to people who call back',
      tag: 'Call sources',
      roles: ['owner', 'admin'],
      responses: { 200: { description: 'The texts.', body: textsSchema } },
      async handle({ principal: { accountId } }) {
        return { status: 200, body: await read(accountId) };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/account/call-back-texts',
      operationId: 'replaceCallBackTexts',
      summary: 'Change what is said to people who call back',
      description: 'From the next call on.',
      tag: 'Call sources',
      roles: ['owner', 'admin'],
      body: { schema: newTextsSchema },
      conditional: true,
      responses: { 200: { description: 'The texts as they are now.', body: textsSchema } },
      async handle({ body: changed, principal: { accountId, actor }, ifMatch }) {
        const outcome = await replaceCallBackTexts(db.sql, { accountId, actor, texts: changed, ifMatch });
        if (outcome === 'changed_meanwhile') throw changedMeanwhile('set of texts', await read(accountId));
        return { status: 200, body: await read(accountId) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/call-backs',
      operationId: 'getCallBacks',
      summary: 'Count who called back and who opted out',
      tag: 'Campaigns',
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: { 200: { description: 'The counts.', body: countsSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal: { accountId } }) {
        const counts = await countCallBacks(db.sql, { accountId, campaignId });
        if (!counts) throw noCampaign();
        return { status: 200, body: counts };
      },
    }),
  ];
}
