export interface Package {
  version?: string;
  dev?: boolean;
  link?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
export const packages: Record<string, Package>;
export function nameOf(path: string): string;
export function licenceOf(path: string): string;
export function installed(): string[];
export function inPages(): string[];
export function shipped(): string[];
