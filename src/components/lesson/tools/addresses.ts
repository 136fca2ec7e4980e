/** The address planner: from the fields of its form to its answer. */
import * as z from 'zod/mini';
import { planAddresses, purposes, type AddressPlan } from '#src/base/choosers/addresses.ts';
import { html, type Html } from '#src/components/lesson/tools/html.ts';
import { known } from '#src/components/lesson/tools/known.ts';
import { list, versions } from '#src/components/lesson/tools/words.ts';

const lengths = z.object({ ipv4: z.number(), ipv6: z.number() });

export const addressFacts = z.object({
  'peering-prefix': lengths,
  'link-pair': lengths,
  'link-addresses': z.object({ customer: z.number(), microsoft: z.number() }),
  'global-reach-prefix': lengths,
  'gateway-subnet': z.object({ longestPrefix: z.number() }),
  'gateway-subnet-sizes': z.object({ circuits: z.number(), sixteenCircuits: z.number(), ipv6: z.number() }),
  'subnet-reserved-addresses': z.object({ first: z.number(), last: z.number() }),
});

const schema = known(addressFacts);

function planHtml({ refused, blocks, notes }: AddressPlan, factsPage: string): Html {
  if (refused.length > 0)
    return html`<p class="cc-tool-answer is-refused" data-answer>Refused</p>
      ${list(refused, factsPage)}`;
  return html`<p class="cc-tool-answer" data-answer>This works</p>
    <div class="cc-tool-blocks">
      ${blocks.map(
        ({ name, prefix, addresses }) =>
          html`<div class="cc-tool-block">
            <p><strong>${name}</strong> <code>${prefix}</code></p>
            ${
              addresses.length === 0
                ? undefined
                : html`<dl>
                    ${addresses.map(
                      ({ whose, address }) =>
                        html`<div>
                          <dt>${whose}</dt>
                          <dd><code>${address}</code></dd>
                        </div>`,
                    )}
                  </dl>`
            }
          </div>`,
      )}
    </div>
    ${list(notes, factsPage)}`;
}

/** The answer to a form, for both profiles. */
export function answer(fields: URLSearchParams, given: unknown): Html {
  const facts = schema.parse(given);
  const purpose = purposes.find((one) => one === fields.get('ad-for')) ?? 'private';
  const prefix = fields.get('ad-prefix') ?? '';
  const network = fields.get('ad-network') ?? '';
  return versions((profile) => planHtml(planAddresses(prefix, purpose, network, facts[profile]), facts.factsPage));
}
