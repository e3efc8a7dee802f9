import {
  DefaultPayloadConverter,
  type ConverterHint,
  type Payload,
  type SerializationContext,
} from '@temporalio/common';

/**
 * Signals come from anybody who may use Temporal, and are decoded before a handler sees them: one whose payload cannot
 * be read would fail the workflow's task at every attempt. It arrives as `undefined` instead, which handlers refuse.
 */
class TolerantPayloadConverter extends DefaultPayloadConverter {
  override fromPayload<T>(payload: Payload, context?: SerializationContext, hint?: ConverterHint<T>): T {
    try {
      return super.fromPayload(payload, context, hint);
    } catch {
      return undefined as T;
    }
  }
}

/** The name under which the workflow bundle looks for it. */
export const payloadConverter = new TolerantPayloadConverter();
