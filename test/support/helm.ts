import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { resolveHelm } from '../../dev/helm/executable.ts';
import { projectRoot } from '../../src/project-root.ts';
import type { Resource } from './kubernetes-schemas.ts';
import { makeTempFolder } from './temp-folder.ts';

export const chart = join(projectRoot, 'deploy', 'helm', 'lastcall');

export type Values = Record<string, unknown>;

export interface Container {
  name: string;
  image: string;
  args: string[];
  env: {
    name: string;
    value?: string;
    valueFrom?: { secretKeyRef: { name: string; key: string } };
  }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  resources: Record<'requests' | 'limits', Record<string, string>>;
  securityContext: Record<string, unknown>;
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
}

interface Probe {
  httpGet: { path: string; port: string };
}

export interface Pod {
  metadata: { labels: Record<string, string> };
  spec: {
    containers: Container[];
    volumes: { name: string }[];
    securityContext: Record<string, unknown>;
    terminationGracePeriodSeconds?: number;
    serviceAccountName?: string;
    automountServiceAccountToken: boolean;
    enableServiceLinks: boolean;
  };
}

/** A deployment or a job. */
export interface Workload extends Resource {
  spec: { replicas?: number; selector?: { matchLabels: Record<string, string> }; template: Pod };
}

/**
 * Runs helm, without a cluster.
 *
 * @throws Error with what it says
 */
export async function helm(...args: string[]): Promise<string> {
  const executable = await resolveHelm({ progress: (line) => console.log(line) });
  try {
    return (await promisify(execFile)(executable, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}\n${stderr}`, { cause: error });
  }
}

/** A file with values, which goes with the test. */
export function valuesFile(values: Values): string {
  const file = join(makeTempFolder(), 'values.json');
  writeFileSync(file, JSON.stringify(values));
  return file;
}

/** What a release of that name would have in a cluster. */
export async function render(values: Values, release = 'prod'): Promise<Resource[]> {
  const text = await helm('template', release, chart, '--namespace=calls', `--values=${valuesFile(values)}`);
  return parseAllDocuments(text).flatMap((document) => (document.toJS() ?? []) as Resource);
}

/** Its deployments and jobs. */
export const workloads = (resources: readonly Resource[]): Workload[] =>
  resources.filter((resource): resource is Workload => ['Deployment', 'Job'].includes(resource.kind));

/** The one of that kind and name. */
export function find(resources: readonly Resource[], kind: string, name: string): Resource {
  const found = resources.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

interface Spec {
  selector: Record<string, string> & { matchLabels: Record<string, string> };
  scaleTargetRef: { name: string };
  rules: { host: string; http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
  podMetricsEndpoints: { port: string; relabelings: { targetLabel: string; replacement: string }[] }[];
  triggers: { metadata: Record<string, string>; authenticationRef?: { name: string } }[];
  secretTargetRef: { parameter: string; name: string; key: string }[];
  egress: { ports: { port: number }[]; to?: { ipBlock: { cidr: string; except: string[] } }[] }[];
}

/** What an object is to be; of these, it has those of its kind. */
export const specOf = (resource: Resource): Spec => (resource as Resource & { spec: Spec }).spec;
