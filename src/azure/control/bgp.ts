/** What the customer's routers do with the BGP sessions of a circuit. Azure sees routes come and go, and no resource shows it. */
import { parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { defineCall } from '../call.ts';
import { resourceSchema } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { Answer, World } from '../world.ts';
import { demandCircuit } from './provider.ts';

const links = ['primary', 'secondary'] as const;

type OnPremises = NonNullable<Resource['onPremises']>;

function linksIn(url: URL): OnPremises['down'] {
  const asked = url.searchParams.get('link');
  if (asked === null) return [...links];
  const found = links.filter((link) => link === keyOf(asked));
  if (found.length > 0) return found;
  throw new Refusal(
    400,
    'CrossconnectUnknownLink',
    `${asked} is not a link of a circuit. Say link=primary or link=secondary, or nothing for both.`,
  );
}

function prefixesIn(url: URL): string[] {
  const prefixes = (url.searchParams.get('prefixes') ?? '').split(',').flatMap((text) => text.trim() || []);
  const wrong = prefixes.find((text) => !parsePrefix(text));
  if (wrong === undefined) return prefixes;
  throw new Refusal(
    400,
    'CrossconnectInvalidPrefix',
    `${wrong} is not a prefix. Write prefixes=10.1.0.0/16,10.2.0.0/16, or leave them empty to announce nothing.`,
  );
}

function change(world: World, url: URL, next: (before: OnPremises) => OnPremises): Answer {
  const circuit = demandCircuit(world, url);
  const onPremises = next(circuit.onPremises ?? { down: [] });
  // Parsed, so that its members stand in the same order as those of a Cloud that was saved and opened again.
  world.cloud.resources[keyOf(circuit.id)] = resourceSchema.parse({ ...circuit, onPremises });
  return { status: 200, body: { circuit: circuit.id, ...onPremises } };
}

/** `POST /_control/bgp/{up,down}?circuit=<id>[&link=primary]` and `…/announce?circuit=<id>&prefixes=<prefix>,<prefix>`. */
export const bgp = [
  defineCall({
    method: 'POST',
    path: '/_control/bgp/up',
    run({ world, url }) {
      const up = linksIn(url);
      return change(world, url, (before) => ({ ...before, down: before.down.filter((link) => !up.includes(link)) }));
    },
  }),
  defineCall({
    method: 'POST',
    path: '/_control/bgp/down',
    run({ world, url }) {
      const down = linksIn(url);
      return change(world, url, (before) => ({
        ...before,
        down: links.filter((link) => down.includes(link) || before.down.includes(link)),
      }));
    },
  }),
  defineCall({
    method: 'POST',
    path: '/_control/bgp/announce',
    run({ world, url }) {
      const prefixes = prefixesIn(url);
      return change(world, url, (before) => ({ ...before, prefixes }));
    },
  }),
];
