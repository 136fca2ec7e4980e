/** Requests in words, as people would tell what was done: "Create connection con-core: refused", "Asked for ARP records of AzurePrivatePeering (primary)". */
import type { JournalEntry } from '#src/azure/journal.ts';
import { isQuestion } from '#src/azure/question.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { requestWords } from './undone.ts';

/** What a question asks for, by its part of the path in lower case. */
const asked: Readonly<Record<string, string>> = {
  arptables: 'ARP records',
  routetables: 'the route table',
  routetablessummary: 'the route table summary',
  getbgppeerstatus: 'the BGP peers',
  getlearnedroutes: 'the learned routes',
  getadvertisedroutes: 'the advertised routes',
  effectiveroutetable: 'the effective routes',
  listkeys: 'the key',
  nexthop: 'the next hop',
};

/** What is made, by the last part of its type in lower case. */
const nouns: Readonly<Record<string, string>> = {
  connections: 'connection',
  authorizations: 'authorization',
  expressroutecircuits: 'circuit',
  peerings: 'peering',
  routefilters: 'route filter',
  routefilterrules: 'rule',
  routetables: 'route table',
  routes: 'route',
  virtualnetworks: 'virtual network',
  virtualnetworkgateways: 'gateway',
  subnets: 'subnet',
  publicipaddresses: 'public IP address',
  resourcegroups: 'resource group',
};

const partsOf = ({ url }: JournalEntry): string[] => new URL(url).pathname.split('/').map(decodeURIComponent);

/** A question in words; a part of the path that is not known is named as it is. */
function questionWords(request: JournalEntry): string {
  const parts = partsOf(request);
  const at = parts.findLastIndex((part) => keyOf(part) in asked);
  if (at < 0) return `Asked for ${parts.at(-1) ?? ''} of ${parts.at(-2) ?? ''}`;
  const argument = parts[at + 1];
  return `Asked for ${asked[keyOf(parts[at] ?? '')] ?? ''} of ${parts[at - 1] ?? ''}${argument === undefined ? '' : ` (${argument})`}`;
}

/** One request of an attempt. `isThere` says whether the resource of an id was there before; a refused creation is told as one. */
export function toldRequest(request: JournalEntry, isThere: (id: string) => boolean): string {
  const isRefused = request.status >= 400;
  const ending = isRefused ? ': refused' : '';
  if (isQuestion(request)) return `${questionWords(request)}${ending}`;
  const parts = partsOf(request);
  const noun = nouns[keyOf(parts.at(-2) ?? '')];
  const isMade = request.method === 'PUT' && isRefused && !isThere(parts.join('/'));
  const [verb = '', ...name] = requestWords(request).split(' ');
  return [isMade ? 'Create' : verb, ...(noun === undefined ? [] : [noun]), ...name].join(' ') + ending;
}
