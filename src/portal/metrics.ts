/** Metrics as the portal asks for them and reads them: which there are, over which span, and the charts of an answer. */
import type { Chart, Series } from '#src/portal/chart.ts';
import { listAt, members, textAt } from '#src/portal/json.ts';
import type { Read } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

const minute = 60_000;
const hour = 60 * minute;
const apiVersion = '2018-01-01';

/** How long a span is, and how far apart its points are. */
interface Span {
  value: string;
  label: string;
  length: number;
  interval: string;
  step: number;
}

export const spans: readonly Span[] = [
  { value: 'PT30M', label: 'Last 30 minutes', length: 30 * minute, interval: 'PT1M', step: minute },
  { value: 'PT1H', label: 'Last hour', length: hour, interval: 'PT1M', step: minute },
  { value: 'PT4H', label: 'Last 4 hours', length: 4 * hour, interval: 'PT5M', step: 5 * minute },
  { value: 'PT12H', label: 'Last 12 hours', length: 12 * hour, interval: 'PT15M', step: 15 * minute },
  { value: 'P1D', label: 'Last 24 hours', length: 24 * hour, interval: 'PT15M', step: 15 * minute },
  { value: 'P7D', label: 'Last 7 days', length: 168 * hour, interval: 'PT6H', step: 6 * hour },
];

const usualSpan: Span = { value: 'PT1H', label: 'Last hour', length: hour, interval: 'PT1M', step: minute };

export const spanOf = (values: Values): Span =>
  spans.find(({ value }) => value === textOf(values, 'span')) ?? usualSpan;

export const aggregations = ['Average', 'Minimum', 'Maximum'] as const;

/** The metric that says most about a resource of a type. */
const first: Readonly<Record<string, string>> = {
  'microsoft.network/expressroutecircuits': 'BgpAvailability',
  'microsoft.network/virtualnetworkgateways': 'ExpressRouteGatewayCountOfRoutesLearnedFromPeer',
  'microsoft.network/connections': 'BitsInPerSecond',
  'microsoft.network/expressrouteports': 'AdminState',
};

/** The metric that is chosen, or the one to begin with. */
export const metricOf = (of: string, values: Values): string =>
  textOf(values, 'metric') || (first[idParts(of).type.toLowerCase()] ?? '');

export const definitionsOf = (of: string): Read => ({
  get: `${of}/providers/Microsoft.Insights/metricDefinitions`,
  query: () => ({ 'api-version': apiVersion }),
});

/** The word for splitting by every dimension that a metric has. */
export const everyDimension = 'every';

/** All dimensions that any metric here has: one that a metric lacks changes nothing. */
const dimensions = ['PeeringType', 'Peer', 'DeviceRole', 'BgpPeerAddress', 'Link'];

/** Reads what is chosen: the span ends with the present. */
export const figuresOf = (of: string, values: Values): Read => ({
  get: `${of}/providers/Microsoft.Insights/metrics`,
  query: (now) => {
    const { length, interval } = spanOf(values);
    const split = textOf(values, 'split');
    const by = split === everyDimension ? dimensions : [split].filter((one) => one !== '');
    return {
      'api-version': apiVersion,
      metricnames: metricOf(of, values),
      aggregation: textOf(values, 'aggregation') || 'Average',
      timespan: `${new Date(now - length).toISOString()}/${new Date(now).toISOString()}`,
      interval,
      ...(by.length === 0 ? {} : { $filter: by.map((one) => `${one} eq '*'`).join(' and ') }),
    };
  },
});

const units: Readonly<Record<string, string>> = {
  Percent: '%',
  BitsPerSecond: 'bit/s',
  CountPerSecond: 'per second',
  Count: '',
};

function figureIn(point: unknown): number | undefined {
  const figure = aggregations.map((one) => textAt(point, one.toLowerCase())).find((text) => text !== '');
  return figure === undefined ? undefined : Number(figure);
}

const nameOf = (series: unknown, whole: string): string =>
  listAt(series, 'metadatavalues')
    .map((one) => textAt(one, 'value'))
    .filter((text) => text !== '')
    .join(', ') || whole;

/** The charts of an answer, one for each metric in it. */
export const chartsOf = (answer: unknown, values: Values): Chart[] =>
  members(answer).map((metric) => {
    const title = textAt(metric, 'name.localizedValue');
    return {
      title,
      unit: units[textAt(metric, 'unit')] ?? '',
      aggregation: textOf(values, 'aggregation') || 'Average',
      empty: 'Nothing was measured in this time. Choose a longer one, or wait until there is something to measure.',
      series: listAt(metric, 'timeseries').map((one): Series => ({
        name: nameOf(one, title),
        points: listAt(one, 'data').map((point) => {
          const value = figureIn(point);
          return { at: Date.parse(textAt(point, 'timeStamp')), ...(value === undefined ? {} : { value }) };
        }),
      })),
    };
  });

/** Which metrics a resource has, as choices. */
export const metricChoices = (definitions: unknown): { value: string; label: string }[] =>
  members(definitions).map((one) => ({
    value: textAt(one, 'name.value'),
    label: textAt(one, 'name.localizedValue'),
  }));

/** By what a metric can be split. */
export function splitChoices(definitions: unknown, metric: string): { value: string; label: string }[] {
  const found = members(definitions).find((one) => textAt(one, 'name.value') === metric);
  const names = listAt(found, 'dimensions').map((one) => textAt(one, 'value'));
  return [
    { value: '', label: 'Nothing' },
    ...names.map((value) => ({ value, label: value })),
    { value: everyDimension, label: names.length > 1 ? names.join(' and ') : 'Every dimension' },
  ];
}
