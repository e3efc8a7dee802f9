import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { projectRoot } from '../../src/project-root.ts';

const dashboardFile = join(projectRoot, 'monitoring', 'grafana', 'lastcall.json');

/**
 * The names of metrics in an expression.
 *
 * @throws SyntaxError where Prometheus' own grammar does not read it
 */
export function metricsIn(expression: string): string[] {
  const found: string[] = [];
  parser
    .configure({ strict: true })
    .parse(expression)
    .iterate({
      enter({ name, node, from, to }) {
        if (name === 'Identifier' && node.parent?.name === 'VectorSelector')
          found.push(expression.slice(from, to));
      },
    });
  return found;
}

/** The metrics of each panel of Grafana's dashboard, by its title. */
export function metricsOfDashboard(): Map<string, string[]> {
  const { panels } = JSON.parse(readFileSync(dashboardFile, 'utf8')) as {
    panels: { title: string; targets?: { expr: string }[] }[];
  };
  return new Map(
    panels.flatMap(({ title, targets }) =>
      targets
        ? [
            [
              title,
              targets.flatMap(({ expr }) => metricsIn(expr.replaceAll('$__rate_interval', '1m'))),
            ] as const,
          ]
        : [],
    ),
  );
}
