import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { VisuallyHidden } from '@mantine/core';
import type { Schemas } from '../../../api/client';
import { inWords } from '../../../campaign/words';
import { count } from '../../../ui/format';

type Statistics = Schemas['CampaignStatistics'];

const color = 'var(--mantine-primary-color-filled)';
/** The rest is one bar: more are too thin to be read. */
const mostBars = 10;

/** Drawn for those who see it; the table has the same for everybody else, so the drawing is no stop for the keyboard. */
const drawing = { accessibilityLayer: false };

/** Calls by what was said of them, the most frequent first. */
export function CallsChart({ by, bars: all }: { by: string; bars: { code: string; calls: number }[] }) {
  const named = all.map(({ code, calls }) => ({ name: inWords(code), calls }));
  const rest = named.slice(mostBars).reduce((sum, { calls }) => sum + calls, 0);
  const bars = rest > 0 ? [...named.slice(0, mostBars), { name: 'All others', calls: rest }] : named;
  return (
    <>
      <div aria-hidden>
        <BarChart
          h={bars.length * 30 + 50}
          data={bars}
          dataKey="name"
          orientation="vertical"
          gridAxis="none"
          series={[{ name: 'calls', label: 'Calls', color }]}
          valueFormatter={count}
          withBarValueLabel
          valueLabelProps={{ position: 'right', fill: 'var(--mantine-color-text)' }}
          withXAxis={false}
          maxBarWidth={22}
          yAxisProps={{ width: 120, interval: 0 }}
          barChartProps={{ ...drawing, margin: { right: 50 } }}
        />
      </div>
      <HiddenTable
        caption={`Calls by ${by.toLowerCase()}`}
        heads={[by, 'Calls']}
        rows={named.map(({ name, calls }) => [name, calls])}
      />
    </>
  );
}

const dayName = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });

export function DialsChart({ days }: { days: Statistics['dialsByDay'] }) {
  const named = days.map(({ day, dials }) => ({ day: dayName.format(new Date(`${day}T00:00:00Z`)), dials }));
  return (
    <>
      <div aria-hidden>
        <BarChart
          h={240}
          data={named}
          dataKey="day"
          series={[{ name: 'dials', label: 'Dials', color }]}
          valueFormatter={count}
          maxBarWidth={28}
          xAxisProps={{ minTickGap: 24 }}
          yAxisProps={{ allowDecimals: false, width: 50 }}
          barChartProps={drawing}
        />
      </div>
      <HiddenTable
        caption="Dials by day"
        heads={['Day', 'Dials']}
        rows={days.map(({ day, dials }) => [day, dials])}
      />
    </>
  );
}

function HiddenTable(props: { caption: string; heads: [string, string]; rows: [string, number][] }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
