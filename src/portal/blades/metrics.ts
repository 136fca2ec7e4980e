/** Metrics of a resource: a chart of what is chosen, and its figures. */
import { defineBlade } from '#src/portal/blade.ts';
import { plain } from '#src/portal/cells.ts';
import { figureWords } from '#src/portal/chart.ts';
import {
  aggregations,
  chartsOf,
  definitionsOf,
  everyDimension,
  figuresOf,
  metricChoices,
  metricOf,
  spans,
  splitChoices,
} from '#src/portal/metrics.ts';
import { members, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import type { Answers } from '#src/portal/request.ts';
import type { Values } from '#src/portal/values.ts';

/** The metric that was answered: what stands in the box until another is chosen. */
const answered = ({ figures }: Answers): string => textAt(members(figures)[0], 'name.value');

const chosen = (values: Values, answers: Answers): string => metricOf('', values) || answered(answers);

export default defineBlade({
  id: 'metrics',
  machine: 'list',
  icon: 'chart',
  kind: 'Metrics',
  title: ({ of = '' }) => `${idParts(of).name} | Metrics`,
  reads: ({ of = '' }, values = {}) => ({ definitions: definitionsOf(of), figures: figuresOf(of, values) }),
  fields: [
    {
      name: 'metric',
      label: 'Metric',
      control: 'choice',
      choices: (_values, { definitions }) => metricChoices(definitions),
    },
    {
      name: 'aggregation',
      label: 'Aggregation',
      control: 'choice',
      choices: () => aggregations.map((value) => ({ value, label: value })),
    },
    {
      name: 'span',
      label: 'Time range',
      control: 'choice',
      choices: () => spans.map(({ value, label }) => ({ value, label })),
    },
    {
      name: 'split',
      label: 'Split by',
      control: 'choice',
      choices: (values, answers) => splitChoices(answers['definitions'], chosen(values, answers)),
    },
  ],
  initial: (place) => ({
    metric: metricOf(place.of ?? '', {}),
    aggregation: 'Average',
    span: 'PT1H',
    split: everyDimension,
  }),
  charts: ({ figures }, _about, values) => chartsOf(figures, values),
  tableTitle: 'In figures',
  table: ({ figures }, _about, values) => ({
    columns: ['Series', 'Now', 'Lowest', 'Highest'],
    empty: 'There are no figures.',
    rows: chartsOf(figures, values).flatMap(({ title, unit, series }) =>
      series.map(({ name, points }) => {
        const known = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
        const last = known.at(-1);
        const words = (value: number | undefined) => plain(value === undefined ? '' : figureWords(value, unit));
        return {
          key: `${title} ${name}`,
          cells: [
            plain(name),
            words(last),
            words(last === undefined ? undefined : Math.min(...known)),
            words(last === undefined ? undefined : Math.max(...known)),
          ],
        };
      }),
    ),
  }),
});
