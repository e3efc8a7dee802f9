import type { Schemas } from '../../../api/client';

export type CarrierState = Schemas['Carrier'];
export type Credentials = Schemas['CarrierCredentials'];
