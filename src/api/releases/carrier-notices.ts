import { orderOfNotice } from '../../carriers/bandwidth-notice.ts';
import { hastenOrder } from '../../db/releases/hasten-order.ts';
import { LastcallError } from '../../errors.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';

const limitBytes = 64 * 1024;
/** Bandwidth’s first request comes without credentials; without this answer there is no second one. */
const challenge = 'Basic realm="lastcall"';

export function carrierNoticeRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/carrier-notices/bandwidth',
      operationId: 'receiveBandwidthNotice',
      summary: 'Take a notice of a Bandwidth subscription',
      description:
        'For a subscription to disconnect orders. A notice is a hint: the order it names is looked at now instead of at ' +
        'the next poll, and Bandwidth’s own answer decides. So it needs no key, and a forged one changes nothing. Give the ' +
        'subscription any user name and password: Bandwidth wants them by https, sends them only when it is asked, and ' +
        'takes everything but a 200 for a failure.',
      tag: 'Carriers',
      roles: 'anyone',
      challenge,
      stream: {
        contentTypes: ['application/xml', 'text/xml'],
        description: 'The notification as Bandwidth sends it.',
        example:
          '<Notification><Status>COMPLETE</Status><OrderType>disconnects</OrderType>' +
          '<OrderId>8a358296-5ade-4ff4-8f4c-1f3a5dca3a7e</OrderId></Notification>',
      },
      responses: {
        200: { description: 'Taken, whether or not the order is one of ours.' },
        401: {
          description: 'Sent without credentials: to be sent again with them.',
          headers: { 'WWW-Authenticate': challenge },
        },
      },
      errors: ['invalid_request', 'database_unavailable'],
      async handle({ req }) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of limitedBytes(req, limitBytes)) chunks.push(chunk);
        const orderRef = orderOfNotice(Buffer.concat(chunks).toString('utf8'));
        if (orderRef === null)
          throw new LastcallError('invalid_request', { problem: 'the body is no notification of an order' });
        if (await hastenOrder(db.sql, { carrier: 'bandwidth', orderRef })) temporal.deliverOutbox();
        return { status: 200 };
      },
    }),
  ];
}
