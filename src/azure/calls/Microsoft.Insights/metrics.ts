/** Microsoft.Insights metrics of a resource: which there are, and their values over a span of time. */
import { Refusal } from '#src/base/refusal.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import type { CallRequest } from '../../call.ts';
import { findResource } from '../../cloud.ts';
import type { Resource } from '../../cloud.ts';
import { demandParent } from '../../guard.ts';
import { metricsOf } from '../../insights/metrics.ts';
import type { Metric, Reading } from '../../insights/metrics.ts';
import { aggregations, seriesOf } from '../../insights/series.ts';
import { durationOf, isoOf, spanOf } from '../../insights/time.ts';
import { rememberedHistory } from '../../past.ts';
import { notSimulated } from '../../rules/not-simulated.ts';

const hour = 3_600_000;
const historyOf = rememberedHistory<readonly Reading[]>();
/** More points than these are refused rather than sent. */
const mostPoints = 1440;
const steps = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT6H', 'PT12H', 'P1D'];

const refuse = (message: string, target: string): Refusal => new Refusal(400, 'BadRequest', message, { target });

function resourceOf({ world, params }: CallRequest, action: string): { resource: Resource; known: readonly Metric[] } {
  const id = params['scope'] ?? '';
  demandAccess(world, `Microsoft.Insights/${action}/read`, id);
  const resource = demandParent(world, id);
  const known = metricsOf[resource.type];
  if (!known) {
    throw notSimulated(
      `Metrics of ${resource.type}`,
      `There are metrics of ${Object.keys(metricsOf).join(', ')}.`,
      'resourceUri',
    );
  }
  return { resource, known };
}

const named = (value: string, localizedValue = value) => ({ value, localizedValue });

/** The dimensions a client asks for, such as `PeeringType eq 'Private' and Peer eq '*'`. */
function filterOf(text: string | null): Record<string, string> {
  if (text === null || text.trim() === '') return {};
  return Object.fromEntries(
    text.split(/\s+and\s+/i).map((part) => {
      const found = /^\s*(\w+)\s+eq\s+'([^']*)'\s*$/i.exec(part);
      if (!found)
        throw refuse(`The filter ${text} is not understood. Write Dimension eq 'value', joined by and.`, '$filter');
      return [(found[1] ?? '').toLowerCase(), found[2] ?? ''];
    }),
  );
}

function aggregationsIn(text: string | null, metric: Metric): string[] {
  const wanted = (text ?? metric.aggregation).split(',').map((name) => name.trim().toLowerCase());
  const odd = wanted.find((name) => !Object.hasOwn(aggregations, name));
  if (odd === undefined) return wanted;
  throw refuse(`${odd} is not an aggregation. Choose of ${Object.keys(aggregations).join(', ')}.`, 'aggregation');
}

function timesIn(url: URL, now: number) {
  const text = url.searchParams.get('timespan') ?? `${isoOf(now - hour)}/${isoOf(now)}`;
  const span = spanOf(text, now);
  if (!span)
    throw refuse(`${text} is not a span of time. Write start/end, as ${isoOf(now - hour)}/${isoOf(now)}.`, 'timespan');
  const interval = url.searchParams.get('interval') ?? 'PT1M';
  const step = durationOf(interval);
  if (step === undefined || !steps.includes(interval)) {
    throw refuse(`${interval} is not a step of time. Choose of ${steps.join(', ')}.`, 'interval');
  }
  const count = Math.ceil((span.to - span.from) / step);
  if (count > mostPoints)
    throw refuse(`${count} points of time are too many. Choose a longer interval or a shorter timespan.`, 'interval');
  return { ...span, interval, step, count };
}

function metricIn(known: readonly Metric[], { type }: Resource, name: string): Metric {
  const metric = known.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (metric) return metric;
  const [provider = '', ...types] = type.split('/');
  // The words are Azure's.
  throw refuse(
    `Failed to find metric configuration for provider: ${provider}, resource Type: ${types.join('/')}, metric: ${name}, Valid metrics: ${known.map((one) => one.name).join(',')}`,
    'metricnames',
  );
}

export const metrics = [
  defineCall({
    method: 'GET',
    path: '{+scope}/providers/Microsoft.Insights/metricDefinitions',
    run(request) {
      const { resource, known } = resourceOf(request, 'metricDefinitions');
      const value = known.map(({ name, title, unit, aggregation, dimensions }) => ({
        id: `${resource.id}/providers/Microsoft.Insights/metricdefinitions/${name}`,
        resourceId: resource.id,
        namespace: resource.type,
        name: named(name, title),
        isDimensionRequired: false,
        unit,
        primaryAggregationType: aggregation,
        supportedAggregationTypes: ['Average', 'Minimum', 'Maximum'],
        metricAvailabilities: steps.map((timeGrain) => ({ timeGrain, retention: 'P93D' })),
        ...(dimensions.length > 0 && { dimensions: dimensions.map((dimension) => named(dimension)) }),
      }));
      return { status: 200, body: { value } };
    },
  }),
  defineCall({
    method: 'GET',
    path: '{+scope}/providers/Microsoft.Insights/metrics',
    run(request) {
      const { world, url } = request;
      const { resource, known } = resourceOf(request, 'metrics');
      const names = (url.searchParams.get('metricnames') ?? known[0]?.name ?? '').split(',');
      const filter = filterOf(url.searchParams.get('$filter'));
      const { from, to, interval, step, count } = timesIn(url, world.now);
      const value = names
        .map((name) => metricIn(known, resource, name))
        .map((metric) => {
          const wanted = aggregationsIn(url.searchParams.get('aggregation'), metric);
          const history = historyOf(world, {
            what: `${resource.id} ${metric.name}`,
            read: (cloud) => {
              const then = findResource(cloud, resource.id);
              return then ? metric.read(then, cloud, world.profile) : [];
            },
          });
          const axis = { from, step, count, now: world.now };
          const timeseries = seriesOf(metric, history, filter, axis).map(({ split, points }) => ({
            metadatavalues: split.map(({ dimension, value }) => ({
              name: named(dimension.toLowerCase(), dimension),
              value,
            })),
            data: points.map(({ at, samples }) => ({
              timeStamp: isoOf(at),
              // Of a time when there was nothing to read, nothing is said.
              ...(samples.length > 0 &&
                Object.fromEntries(wanted.map((name) => [name, aggregations[name]?.(samples) ?? 0]))),
            })),
          }));
          return {
            id: `${resource.id}/providers/Microsoft.Insights/metrics/${metric.name}`,
            type: 'Microsoft.Insights/metrics',
            name: named(metric.name, metric.title),
            displayDescription: metric.title,
            unit: metric.unit,
            timeseries,
            errorCode: 'Success',
          };
        });
      const body = {
        cost: 0,
        timespan: `${isoOf(from)}/${isoOf(to)}`,
        interval,
        value,
        namespace: resource.type,
        resourceregion: resource.location ?? '',
      };
      return { status: 200, body };
    },
  }),
];
