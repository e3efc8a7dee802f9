import { isGrpcServiceError } from '@temporalio/client';

/** Those of gRPC's status codes that mean something to us. */
const codes: Readonly<Record<'NOT_FOUND' | 'UNIMPLEMENTED', number>> = { NOT_FOUND: 5, UNIMPLEMENTED: 12 };

/** Whether Temporal refused a raw call for this reason. */
export function hasGrpcStatus(error: unknown, status: keyof typeof codes): boolean {
  if (!isGrpcServiceError(error)) return false;
  const code: number = error.code;
  return code === codes[status];
}
