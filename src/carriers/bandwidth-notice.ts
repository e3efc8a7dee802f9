import { z } from 'zod';
import { xmlReader } from './xml.ts';

const read = xmlReader([]);
const notice = z.object({ Notification: z.object({ OrderId: z.uuid() }) });

/**
 * The order that a notice of a Bandwidth subscription is about (`<Notification>` with `<OrderId>`, sent when a disconnect
 * order is COMPLETE, PARTIAL or FAILED). Null when the document is something else.
 *
 * Source: Bandwidth's "Subscriptions" in the numbers API documentation (Bandwidth/api-docs, site/specs/numbers.yml).
 */
export function orderOfNotice(document: string): string | null {
  const parsed = notice.safeParse(read(document));
  return parsed.success ? parsed.data.Notification.OrderId : null;
}
