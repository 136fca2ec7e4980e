/** The activity log as the portal shows it: one operation for all events of a correlation, in words. */
import { isRecord } from '#src/base/is-record.ts';
import { idOf, members, sameId, textAt } from '#src/portal/json.ts';
import type { Read } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { inSentence, typeWords } from '#src/portal/words.ts';

/** How long Azure keeps the log. */
const kept = 90 * 24 * 3_600_000;

/** What happened to one request: its events, the newest first. */
export interface LoggedOperation {
  correlation: string;
  /** `Microsoft.Network/connections/write`. */
  action: string;
  resource: string;
  caller: string;
  status: string;
  /** When it began, and when its last event was; milliseconds. */
  begunAt: number;
  at: number;
  events: unknown[];
}

/** Reads the log of the subscription that a resource, a group or the subscription itself belongs to, narrowed to its group and to the last so many milliseconds. */
export function logOf(of: string, length = kept): Read {
  const { subscription, resourceGroup } = idParts(of);
  return {
    get: `/subscriptions/${subscription}/providers/Microsoft.Insights/eventtypes/management/values`,
    query: (now) => ({
      'api-version': '2015-04-01',
      $filter: [
        `eventTimestamp ge '${new Date(now - length).toISOString()}'`,
        ...(resourceGroup === '' ? [] : [`resourceGroupName eq '${resourceGroup}'`]),
      ].join(' and '),
    }),
  };
}

/** Whether something happened to a resource, or to a part of it. */
const concerns = (of: string, resource: string): boolean =>
  sameId(of, resource) || resource.toLowerCase().startsWith(`${of.toLowerCase()}/`);

/** The operations in an answered log that are about a resource, a group or a subscription; the newest first. */
export function operationsIn(answer: unknown, of: string): LoggedOperation[] {
  const about = members(answer).filter((event) => concerns(of, textAt(event, 'resourceId')));
  const operations = [...Map.groupBy(about, (event) => textAt(event, 'correlationId'))].map(
    ([correlation, events]): LoggedOperation => {
      const times = events.map((event) => Date.parse(textAt(event, 'eventTimestamp')));
      const [last] = events;
      return {
        correlation,
        action: textAt(last, 'operationName.value'),
        resource: textAt(last, 'resourceId'),
        caller: textAt(last, 'caller'),
        status: textAt(last, 'status.value'),
        begunAt: Math.min(...times),
        at: Math.max(...times),
        events,
      };
    },
  );
  return operations.toSorted((one, other) => other.begunAt - one.begunAt);
}

/** The operation that an event of a log belongs to, by the id of one of its events. */
export const operationOf = (answer: unknown, event: string): LoggedOperation | undefined =>
  operationsIn(answer, resourceOfEvent(event)).find(({ events }) => events.some((one) => sameId(idOf(one), event)));

/** The id of the resource that an event, by its own id, is about. */
export const resourceOfEvent = (event: string): string => event.replace(/\/events\/[^/]+\/ticks\/\d+$/i, '');

/** `Microsoft.Network/connections/write` as words: `Create or update connection`. */
export function actionWords(action: string): string {
  const parts = action.split('/');
  const verb = parts.at(-1) ?? '';
  const one = (type: string): string => inSentence(typeWords[type.toLowerCase()]?.one ?? lastWord(type));
  if (verb === 'write') return `Create or update ${one(parts.slice(0, -1).join('/'))}`;
  if (verb === 'delete') return `Delete ${one(parts.slice(0, -1).join('/'))}`;
  const [type, name] = [parts.slice(0, -2).join('/'), parts.at(-2) ?? ''];
  return `${spaced(name)} of ${one(type)}`;
}

const spaced = (name: string): string => {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `Microsoft.Network/expressRouteCircuits/authorizations` without a word of its own: `authorization`. */
const lastWord = (type: string): string => spaced(type.split('/').at(-1) ?? type).replace(/s$/, '');

/** What Azure said about a failure: code and message, where it said so. */
export function failureIn(event: unknown): { code: string; message: string } | undefined {
  const text = textAt(event, 'properties.statusMessage');
  if (text === '') return undefined;
  const said: unknown = JSON.parse(text);
  const error = isRecord(said) ? said['error'] : undefined;
  return { code: textAt(error, 'code'), message: textAt(error, 'message') };
}
