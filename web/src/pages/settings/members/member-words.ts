import type { Schemas } from '../../../api/client';

export type Member = Schemas['Member'];
export type Invitation = Schemas['Invitation'];
