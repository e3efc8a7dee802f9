import {
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

const cancelled = 1;

/**
 * The SDK's own retries of a call that failed. Their timer (1.24.0) makes the next call also when the connection has been
 * closed meanwhile, and what gRPC throws then nobody can catch: it ends the process. Such a call fails instead.
 */
export const retries: Interceptor[] = [
  makeGrpcRetryInterceptor(defaultGrpcRetryOptions()),
  (options, nextCall) => {
    try {
      return nextCall(options) as Call;
    } catch (error) {
      return failedCall(error instanceof Error ? error.message : String(error));
    }
  },
];

function failedCall(details: string): Call {
  const call: Pick<
    Call,
    'start' | 'sendMessage' | 'halfClose' | 'startRead' | 'cancelWithStatus' | 'getPeer'
  > = {
    start(metadata, listener) {
      // As gRPC does for a call without an answer: the retries wait for both.
      listener?.onReceiveMessage?.(null);
      listener?.onReceiveStatus?.({ code: cancelled, details, metadata });
    },
    sendMessage() {},
    halfClose() {},
    startRead() {},
    cancelWithStatus() {},
    getPeer: () => 'none',
  };
  return call as Call;
}
