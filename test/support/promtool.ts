import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resolvePromtool } from '../../dev/promtool/executable.ts';
import { projectRoot } from '../../src/project-root.ts';
import { makeTempFolder } from './temp-folder.ts';

const alertsFile = join(projectRoot, 'monitoring', 'alerts.yml');

/**
 * Runs promtool.
 *
 * @returns what it says where it finds nothing wrong
 * @throws Error with what it says where it does
 */
export async function promtool(...args: string[]): Promise<string> {
  const executable = await resolvePromtool({ progress: (line) => console.log(line) });
  try {
    return (await promisify(execFile)(executable, args)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}\n${stderr}`, { cause: error });
  }
}

/**
 * Has Prometheus' own engine go through two hours of an installation that stays as it is.
 *
 * @param before what was scraped at first
 * @param after what was scraped a minute later; what counts goes on counting as it did between the two
 * @param alarms what is to have gone off by then, and nothing else
 * @returns promtool's `SUCCESS`
 * @throws Error with what went off instead
 */
export async function tryAlarms(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  alarms: readonly string[],
): Promise<string> {
  const counts = (series: string) => /^\w+_(total|count|sum|bucket)(\{|$)/.test(series);
  const input = [...after]
    .filter(([series, value]) => /^(lastcall_|up\{)/.test(series) && Number.isFinite(value))
    .map(([series, value]) => {
      const first = before.get(series) ?? 0;
      return { series, values: counts(series) ? `${first}+${value - first}x120` : `${value}x120` };
    });
  const test = {
    rule_files: [alertsFile],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: input,
        promql_expr_test: [
          {
            expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
            eval_time: '110m',
            exp_samples: alarms.map((name) => ({ labels: `{alertname="${name}"}`, value: 1 })),
          },
        ],
      },
    ],
  };
  const file = join(makeTempFolder(), 'alarms.yml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(test));
  return promtool('test', 'rules', file);
}
