/** The gateway chooser: from the fields of its form to its answer. */
import * as z from 'zod/mini';
import { chooseGateway, type GatewayNeeds } from '#src/base/choosers/gateway.ts';
import { html, type Html } from '#src/components/lesson/tools/html.ts';
import { known, numberIn } from '#src/components/lesson/tools/known.ts';
import { choiceHtml, versions } from '#src/components/lesson/tools/words.ts';

const bySku = z.record(z.string(), z.number());

export const gatewayFacts = z.object({
  'gateway-skus': z.record(z.string(), z.object({ mbps: z.number(), pps: z.number(), flows: z.number() })),
  'gateway-machines': bySku,
  'gateway-learned-routes': bySku,
  'circuits-per-network': bySku,
  'circuits-same-location': z.number(),
  'scale-unit-circuits': bySku,
  'scale-units': z.object({ min: z.number(), max: z.number() }),
  'scale-unit-performance': z.object({ machines: z.number(), upTo: z.number() }),
  'scale-unit-beyond': z.object({ machines: z.number() }),
  'fastpath-gateway-skus': z.array(z.string()),
  'fastpath-scale-units': z.number(),
  'zone-gateway-skus': z.array(z.string()),
  'gateway-subnet': z.object({ longestPrefix: z.number() }),
  'gateway-subnet-sizes': z.object({ circuits: z.number(), sixteenCircuits: z.number(), ipv6: z.number() }),
});

const schema = known(gatewayFacts);

export const gatewayNeeds = (fields: URLSearchParams): GatewayNeeds => ({
  mbps: numberIn(fields, 'gw-gbps', 1) * 1000,
  circuits: numberIn(fields, 'gw-circuits', 1),
  machines: numberIn(fields, 'gw-machines', 0),
  routes: numberIn(fields, 'gw-routes', 0),
  fastPath: fields.has('gw-fastpath'),
  zones: fields.has('gw-zones'),
  ipv6: fields.has('gw-ipv6'),
});

/** The answer to a form, for both profiles. */
export function answer(fields: URLSearchParams, given: unknown): Html {
  const facts = schema.parse(given);
  const needs = gatewayNeeds(fields);
  return versions(
    (profile) =>
      html`${choiceHtml(chooseGateway(needs, facts[profile], profile), {
          title: 'The smallest that fits:',
          nothing: 'No gateway does all of this.',
          larger: 'It would do, but it comes later in the order.',
          factsPage: facts.factsPage,
        })}
        <p class="cc-tool-order">
          Tried by what they carry. Of two that carry the same, the one with zones comes first, since it outlives the
          loss of a zone. ErGwScale comes last.
        </p>`,
  );
}
