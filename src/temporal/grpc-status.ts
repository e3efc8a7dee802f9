import { isGrpcServiceError } from '@temporalio/client';

/** Those of gRPC's status codes that mean something to us. */
const codes = { NOT_FOUND: 5, UNIMPLEMENTED: 12 } as const;

/** Whether Temporal refused a raw call for this reason. */
export function hasGrpcStatus(error: unknown, status: keyof typeof codes): boolean {
  return isGrpcServiceError(error) && Number(error.code) === codes[status];
}
