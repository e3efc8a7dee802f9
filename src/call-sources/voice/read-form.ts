import { isStorable } from '../../domain/text.ts';
import { numberOf } from '../read-text.ts';
import type { InboundCall } from './contract.ts';

/**
 * Reads a form that asks what to do with a call.
 *
 * @param idName what the call's id is called
 * @param callerOf the caller's number in E.164; null where it is withheld
 */
export function readForm(
  form: URLSearchParams,
  idName: string,
  callerOf: (text: string) => string | null,
): InboundCall | null {
  const callId = form.get(idName) ?? '';
  if (callId === '' || !isStorable(callId)) return null;
  return {
    callId,
    from: callerOf((form.get('From') ?? '').trim()),
    to: numberOf(form.get('To')),
    key: form.get('Digits') || null,
  };
}
