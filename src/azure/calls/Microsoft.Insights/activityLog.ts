/** The activity log of a subscription: every write since the simulated Azure was started, read from the journal. */
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { isoOf } from '../../insights/time.ts';
import { refusalOf } from '../../journal.ts';
import type { JournalEntry } from '../../journal.ts';
import type { World } from '../../world.ts';

const named = (value: string, localizedValue = value) => ({ value, localizedValue });

const refuse = (message: string): Refusal =>
  new Refusal(400, 'CrossconnectInvalidFilter', message, { target: '$filter' });

interface Filter {
  from: number;
  to: number;
  equal: Readonly<Record<string, string>>;
}

const members = ['resourcegroupname', 'resourceuri', 'resourceid', 'resourceprovider', 'correlationid', 'caller'];

/** `eventTimestamp ge '…' and eventTimestamp le '…' and resourceGroupName eq '…'`: the beginning must be said. */
function filterOf(text: string | null, now: number): Filter {
  const equal: Record<string, string> = {};
  let from: number | undefined;
  let to = now;
  for (const part of (text ?? '').split(/\s+and\s+/i).filter((one) => one.trim() !== '')) {
    const [, member = '', verb = '', value = ''] = /^\s*(\w+)\s+(eq|ge|le)\s+'([^']*)'\s*$/i.exec(part) ?? [];
    const name = member.toLowerCase();
    const at = Date.parse(value);
    if (name === 'eventtimestamp' && !Number.isNaN(at) && verb.toLowerCase() !== 'eq') {
      if (verb.toLowerCase() === 'ge') from = at;
      else to = at;
    } else if (members.includes(name) && verb.toLowerCase() === 'eq') equal[name] = value.toLowerCase();
    else if (name !== 'eventchannels' && name !== 'channels') {
      throw refuse(
        `${part.trim()} is not understood. The log can be asked for eventTimestamp, resourceGroupName, resourceUri, resourceProvider, correlationId and caller.`,
      );
    }
  }
  if (from === undefined) {
    throw refuse(
      `The filter does not say from when. Write $filter=eventTimestamp ge '${isoOf(now - 86_400_000)}', and what else you want joined by and.`,
    );
  }
  return { from, to, equal };
}

/** The path of a URL; undefined where it cannot be decoded, as in a write that was refused for that. */
function pathIn(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname).replace(/\/$/, '');
  } catch {
    return undefined;
  }
}

/** The resource an entry is about, and the action in the words of access control. Undefined for what is no request to a resource. */
function deedOf({ method, url }: JournalEntry): { resource: string; action: string } | undefined {
  const path = pathIn(url);
  if (path === undefined) return undefined;
  const id = parseResourceId(path);
  if (id && method !== 'POST')
    return { resource: path, action: `${id.type}/${method === 'DELETE' ? 'delete' : 'write'}` };
  const above = path.split('/').slice(0, -1).join('/');
  const holder = parseResourceId(above) ?? parseResourceId(above.split('/').slice(0, -1).join('/'));
  return holder && method === 'POST'
    ? { resource: holder.id, action: `${holder.type}/${path.slice(holder.id.length + 1).split('/')[0] ?? ''}/action` }
    : undefined;
}

interface Moment {
  at: number;
  status: 'Started' | 'Accepted' | 'Succeeded' | 'Failed';
  /** Why it failed, as the client was told. */
  told?: { code: string; message: string } | undefined;
}

/** What became of a write: it was begun, taken or refused, and ended if an operation came of it. */
function momentsOf({ cloud, seed }: World, entry: JournalEntry): Moment[] {
  const begun: Moment = { at: entry.at, status: 'Started' };
  if (entry.status >= 400) return [begun, { at: entry.at, status: 'Failed', told: refusalOf(entry) }];
  const operation = cloud.operations[guid(seed, entry.n, 'request')];
  if (!operation) return [begun, { at: entry.at, status: 'Succeeded' }];
  const taken: Moment = { at: entry.at, status: 'Accepted' };
  if (operation.status === 'InProgress') return [begun, taken];
  return [begun, taken, { at: operation.dueAt, status: operation.status, told: operation.error }];
}

function eventsOf(world: World, entry: JournalEntry, subscription: string) {
  const deed = deedOf(entry);
  const id = deed && parseResourceId(deed.resource);
  if (!deed || !id || keyOf(id.subscription) !== keyOf(subscription)) return [];
  const requestId = guid(world.seed, entry.n, 'request');
  const correlationId = guid(world.seed, requestId, 'correlation');
  const provider = id.type.split('/')[0] ?? '';
  return momentsOf(world, entry).map(({ at, status, told }) => {
    const eventDataId = guid(world.seed, requestId, 'event', status);
    return {
      authorization: { action: deed.action, scope: deed.resource },
      caller: entry.actor,
      channels: 'Operation',
      claims: {},
      correlationId,
      description: '',
      eventDataId,
      eventName: status === 'Started' ? named('BeginRequest', 'Begin request') : named('EndRequest', 'End request'),
      category: named('Administrative'),
      id: `${deed.resource}/events/${eventDataId}/ticks/${at}`,
      level: status === 'Failed' ? 'Error' : 'Informational',
      resourceGroupName: id.group ?? '',
      resourceProviderName: named(provider),
      resourceType: named(id.type),
      resourceId: deed.resource,
      operationId: requestId,
      operationName: named(deed.action),
      properties: {
        statusCode: String(entry.status),
        ...(told && { statusMessage: JSON.stringify({ error: { code: told.code, message: told.message } }) }),
      },
      status: named(status),
      subStatus:
        status === 'Started' ? named('', '') : named(String(entry.status), `HTTP Status Code: ${entry.status}`),
      eventTimestamp: isoOf(at),
      submissionTimestamp: isoOf(at),
      subscriptionId: id.subscription,
    };
  });
}

type Event = ReturnType<typeof eventsOf>[number];

const answers: Readonly<Record<string, (event: Event) => string>> = {
  resourcegroupname: ({ resourceGroupName }) => resourceGroupName,
  resourceuri: ({ resourceId }) => resourceId,
  resourceid: ({ resourceId }) => resourceId,
  resourceprovider: ({ resourceProviderName }) => resourceProviderName.value,
  correlationid: ({ correlationId }) => correlationId,
  caller: ({ caller }) => caller,
};

export const activityLog = defineCall({
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values',
  run({ world, params, url }) {
    const subscription = params['subscriptionId'] ?? '';
    demandAccess(world, 'Microsoft.Insights/eventtypes/management/values/read', `/subscriptions/${subscription}`);
    const { from, to, equal } = filterOf(url.searchParams.get('$filter'), world.now);
    const select = url.searchParams
      .get('$select')
      ?.split(',')
      .map((member) => member.trim().toLowerCase());
    const value = world.journal
      .flatMap((entry) => eventsOf(world, entry, subscription))
      .filter((event) => {
        const at = Date.parse(event.eventTimestamp);
        return (
          at >= from &&
          at <= to &&
          Object.entries(equal).every(([member, wanted]) => answers[member]?.(event).toLowerCase() === wanted)
        );
      })
      // Azure shows the newest first.
      .reverse()
      .map((event) =>
        select
          ? Object.fromEntries(Object.entries(event).filter(([member]) => select.includes(member.toLowerCase())))
          : event,
      );
    return { status: 200, body: { value } };
  },
});
