import { specOf, type Workload, workloads } from './helm.ts';
import type { Resource } from './kubernetes-schemas.ts';

/**
 * What is wrong with how objects name each other: deployments that choose others' pods, services, budgets and monitors that choose
 * none, scalers and ingresses of what is not there, volumes that nobody has. Schemas cannot see that.
 */
export function danglingReferences(resources: readonly Resource[], given: readonly string[] = []): string[] {
  const problems: string[] = [];
  const is = (holds: boolean, one: Resource, what: string) => {
    if (!holds) problems.push(`${one.kind} ${one.metadata.name}: ${what}`);
  };
  const has = (kind: string, name: string) =>
    given.includes(name) || resources.some((one) => one.kind === kind && one.metadata.name === name);
  const deployments = workloads(resources).filter(({ kind }) => kind === 'Deployment');
  const chosenBy = (labels: Record<string, string>) =>
    deployments.filter(({ spec: { template } }) =>
      Object.entries(labels).every(([name, value]) => template.metadata.labels[name] === value),
    );

  const kinds: Record<string, (one: Resource) => void> = {
    Deployment(one) {
      const { selector, template } = (one as Workload).spec;
      is(chosenBy(selector?.matchLabels ?? {}).length === 1, one, 'chooses more or less than its own pods');
      const { volumes, containers, serviceAccountName = '' } = template.spec;
      const mounted = containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name));
      const names = volumes.map(({ name }) => name);
      is(
        mounted.every((name) => names.includes(name)),
        one,
        'mounts a volume that it does not have',
      );
      is(
        names.every((name) => mounted.includes(name)),
        one,
        'has a volume that it does not mount',
      );
      is(has('ServiceAccount', serviceAccountName), one, `is run by ${serviceAccountName}`);
    },
    Service(one) {
      is(chosenBy(specOf(one).selector).length === 1, one, 'leads to no deployment');
    },
    PodDisruptionBudget(one) {
      is(chosenBy(specOf(one).selector.matchLabels).length === 1, one, 'is of no deployment');
    },
    HorizontalPodAutoscaler: scaler,
    ScaledObject: scaler,
    Ingress(one) {
      const paths = specOf(one).rules.flatMap(({ http }) => http.paths);
      is(
        paths.every(({ backend }) => has('Service', backend.service.name)),
        one,
        'leads to no service',
      );
    },
    PodMonitor(one) {
      const chosen = chosenBy(specOf(one).selector.matchLabels);
      is(chosen.length > 0, one, 'watches nobody');
      const ports = chosen.map(({ spec: { template } }) =>
        template.spec.containers[0]?.ports?.map(({ name }) => name),
      );
      for (const { port } of specOf(one).podMetricsEndpoints)
        is(
          ports.every((names) => names?.includes(port)),
          one,
          `reads the port ${port}, which not all have`,
        );
    },
  };
  function scaler(one: Resource) {
    const { name } = specOf(one).scaleTargetRef;
    const target = deployments.find(({ metadata }) => metadata.name === name);
    is(target !== undefined, one, `scales ${name}, which is not there`);
    is(target?.spec.replicas === undefined, one, 'is set back by each upgrade');
  }
  for (const one of resources) kinds[one.kind]?.(one);
  return problems;
}
