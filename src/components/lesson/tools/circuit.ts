/** The circuit chooser: from the fields of its form to its answer. */
import * as z from 'zod/mini';
import { chooseCircuit, circuitOrder, type CircuitNeeds } from '#src/base/choosers/circuit.ts';
import { html, type Html } from '#src/components/lesson/tools/html.ts';
import { known, numberIn } from '#src/components/lesson/tools/known.ts';
import { choiceHtml, versions } from '#src/components/lesson/tools/words.ts';

export const reachFacts = {
  'geopolitical-regions': z.record(
    z.string(),
    z.object({ regions: z.array(z.string()), peeringLocations: z.array(z.string()) }),
  ),
  'local-circuit': z.record(z.string(), z.array(z.string())),
};

export const circuitFacts = z.object({
  ...reachFacts,
  'local-circuit-links': z.number(),
  'standard-circuit-links': z.number(),
  'premium-circuit-links': z.record(z.string(), z.number()),
  'private-peering-routes': z.object({ ipv4: z.number(), premium: z.number() }),
  bandwidths: z.array(z.number()),
});

const schema = known(circuitFacts);

export function circuitNeeds(fields: URLSearchParams): CircuitNeeds {
  const reach = fields.get('ci-reach');
  return {
    location: fields.get('ci-location') ?? 'Amsterdam',
    regions: fields.getAll('ci-region'),
    networks: numberIn(fields, 'ci-networks', 1),
    mbps: numberIn(fields, 'ci-mbps', 1000),
    prefixes: numberIn(fields, 'ci-prefixes', 0),
    muchLeaves: fields.get('ci-data') === 'much',
    microsoft365: fields.has('ci-m365'),
    reach: reach === 'near' || reach === 'far' ? reach : 'none',
  };
}

/** The answer to a form, for both profiles. */
export function answer(fields: URLSearchParams, given: unknown): Html {
  const facts = schema.parse(given);
  const needs = circuitNeeds(fields);
  const order = html`<p class="cc-tool-order">
    Tried in this order: ${circuitOrder(needs).join(', ')}.
    ${
      needs.muchLeaves
        ? 'Much data leaves, so Local comes first: its data is always unlimited.'
        : 'Little data leaves, so Standard comes first: it can be metered, and Local cannot.'
    }
    Premium is paid on top, so it comes last.
  </p>`;
  return versions(
    (profile) =>
      html`${choiceHtml(chooseCircuit(needs, facts[profile]), {
        title: 'The first that fits:',
        nothing: 'No single circuit does all of this. Split the needs over two circuits.',
        larger: 'It would do, but it comes later in the order.',
        factsPage: facts.factsPage,
      })}${order}`,
  );
}
