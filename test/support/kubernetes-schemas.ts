import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { installWheels } from '../../dev/install-wheels.ts';
import { projectRoot } from '../../src/project-root.ts';

/** An object as Kubernetes keeps it. */
export interface Resource {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
}

/** What is wrong with an object, in the words of its schema; empty: nothing. */
export type Examine = (resource: Resource) => string[];

type Schema = Record<string, unknown>;

const tool = 'kubernetes-schemas';
const folder = join(projectRoot, 'tools', tool);
/** Where each module has the definitions of its resources. */
const definitions = {
  'github.com/kedacore/keda/v2': 'config/crd/bases',
  'github.com/prometheus-operator/prometheus-operator': 'example/prometheus-operator-crd',
};

/**
 * Examines objects as an API server of that version does before it looks at what they mean: by the schemas that Kubernetes,
 * KEDA and the Prometheus operator publish, where unknown names are refused too.
 *
 * @param version of Kubernetes, as `1.37`
 * @throws Error when the schemas cannot be got: by pip or uv from the Python package index, and by Go from its module proxy
 */
export async function kubernetesSchemas(version: string): Promise<Examine> {
  const kubernetes = join(
    await wheel(),
    'kubernetes_validate',
    'kubernetes-json-schema',
    `v${version}.0-local-strict`,
  );
  const code = { regExp: goPattern };
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false, code });
  const read = (file: string) => JSON.parse(readFileSync(join(kubernetes, file), 'utf8')) as Schema;
  ajv.addSchema(read('_definitions.json'), 'https://kubernetes/api/_definitions.json');
  for (const [name, schema] of await customResources()) ajv.addSchema(schema, name);
  return (resource) => {
    const name = nameOf(resource.apiVersion, resource.kind);
    if (!ajv.getSchema(name)) {
      const file = [resource.kind, ...resource.apiVersion.split('/').map((part) => part.split('.')[0])];
      ajv.addSchema({ ...read(`${file.join('-').toLowerCase()}.json`), $id: name });
    }
    if (ajv.validate(name, resource)) return [];
    return (ajv.errors ?? []).map(
      ({ instancePath, message = '', params }) =>
        `${resource.kind} ${resource.metadata.name}${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** Go writes in a pattern that upper and lower case are alike; JavaScript beside it. */
const goPattern = Object.assign(
  (pattern: string, flags: string) =>
    new RegExp(pattern.replaceAll('(?i)', ''), pattern.includes('(?i)') ? `${flags}i` : flags),
  { code: 'new RegExp' },
);

const nameOf = (apiVersion: string, kind: string) => `https://kubernetes/${apiVersion}/${kind}`;

/** The folder with the package of Kubernetes' schemas, which is kept in the user's cache. */
async function wheel(): Promise<string> {
  const key = createHash('sha256')
    .update(readFileSync(join(folder, 'requirements.txt')))
    .digest('hex')
    .slice(0, 16);
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const target = join(caches, 'lastcall', `${tool}-${key}`);
  if (existsSync(target)) return target;
  // Only what is complete gets the name that later runs trust.
  const draft = `${target}.draft-${process.pid}`;
  try {
    await installWheels({ tool, folder: draft, env: process.env, signal: AbortSignal.timeout(10 * 60_000) });
    if (!existsSync(target)) await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

async function customResources(): Promise<Map<string, Schema>> {
  const { stdout } = await promisify(execFile)(
    'go',
    ['mod', 'download', '-json', ...Object.keys(definitions)],
    {
      cwd: folder,
      env: { ...process.env, GOWORK: 'off' },
    },
  );
  const modules = [...stdout.matchAll(/"Path": "([^"]+)"[^}]*"Dir": "([^"]+)"/g)];
  const found = new Map<string, Schema>();
  for (const [, path = '', dir = ''] of modules) {
    const crds = join(dir, definitions[path as keyof typeof definitions]);
    for (const file of readdirSync(crds)) {
      const { spec } = parse(readFileSync(join(crds, file), 'utf8')) as Definition;
      for (const { name, schema } of spec.versions)
        found.set(nameOf(`${spec.group}/${name}`, spec.names.kind), closed(schema.openAPIV3Schema));
    }
  }
  return found;
}

interface Definition {
  spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: Schema } }[];
  };
}

/** The schema of a custom resource, that refuses what it does not name: Kubernetes drops that without a word. */
function closed(schema: Schema): Schema {
  const { properties, items, additionalProperties, ...rest } = schema as {
    properties?: Record<string, Schema>;
    items?: Schema;
    additionalProperties?: Schema | boolean;
  };
  const isOpen = rest['x-kubernetes-preserve-unknown-fields' as keyof typeof rest] !== undefined;
  const values =
    typeof additionalProperties === 'object' ? closed(additionalProperties) : additionalProperties;
  return {
    ...rest,
    ...(items && { items: closed(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, closed(of)])),
    }),
    ...(values !== undefined
      ? { additionalProperties: values }
      : properties && !isOpen && { additionalProperties: false }),
  };
}
