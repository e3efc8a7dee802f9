import type { components } from '../../clients/typescript/src/index.ts';

export type Schemas = components['schemas'];
export type Campaign = Schemas['Campaign'];
