/** The cheapest circuit: which SKU and which data plan do what is needed, and why a smaller one does not. */
import type { CircuitSku } from '#src/base/choosers/circuit.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { issueOf, issues, judged, needsOf, told, type Issue, type Needs } from './_circuit-needs.ts';
import { matching, single, yesNo, type About, type Draft } from './_item.ts';
import { firms } from './_names.ts';

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  kind: 'plan' | 'each' | 'why-not' | 'three';
  needs: Needs;
  /** The wrong offers or reasons, by their indexes, in an order of chance. */
  order: readonly number[];
  /** For three circuits at once. */
  others: readonly Needs[];
}

const skus = ['Local', 'Standard', 'Premium'] as const;
type Plan = 'metered' | 'unlimited';
const offers: readonly { sku: CircuitSku; plan: Plan }[] = skus.flatMap((sku) =>
  (['metered', 'unlimited'] as const).map((plan) => ({ sku, plan })),
);

const named = ({ sku, plan }: { sku: CircuitSku; plan: Plan }): string => `${sku} with ${plan} data`;

const beliefOf: Readonly<Record<Issue, Readonly<Record<CircuitSku, string>>>> = {
  reach: {
    Local: 'local-reaches-its-continent',
    Standard: 'standard-reaches-the-world',
    Premium: 'premium-is-everything',
  },
  networks: { Local: 'networks-limit-is-soft', Standard: 'networks-limit-is-soft', Premium: 'networks-grow-evenly' },
  prefixes: {
    Local: 'every-circuit-takes-the-same',
    Standard: 'every-circuit-takes-the-same',
    Premium: 'one-limit-for-prefixes',
  },
  office: {
    Local: 'office-is-like-the-others',
    Standard: 'office-is-like-the-others',
    Premium: 'premium-is-everything',
  },
  join: { Local: 'every-sku-joins-sites', Standard: 'one-premium-end-is-enough', Premium: 'premium-is-everything' },
};

/** Three circuits from different places. */
function threeOf(chance: Chance): Needs[] {
  const many = Array.from({ length: 9 }, (_, index) => {
    const beyond = chance.shuffled(`issues ${index}`, issues).slice(0, chance.integer(`beyond ${index}`, 2));
    return { ...needsOf(chance, `circuit ${index}`, beyond), muchLeaves: true };
  });
  return [...new Map(many.map((needs) => [needs.location, needs])).values()].slice(0, 3);
}

function problem(chance: Chance): Problem {
  const kind = chance.pick('kind', ['plan', 'plan', 'plan', 'each', 'why-not', 'why-not', 'three'] as const);
  const beyond = chance.shuffled('issues', issues).slice(0, kind === 'why-not' ? 1 : chance.integer('beyond', 2));
  return {
    firm: chance.pick('firm', firms),
    kind,
    needs: needsOf(chance, 'needs', beyond),
    order: chance.shuffled('order', [0, 1, 2, 3, 4, 5, 6, 7]),
    others: kind === 'three' ? threeOf(chance) : [],
  };
}

/** The belief of somebody who takes a SKU that does not do, or one that is more than needed. */
function beliefBehind(sku: CircuitSku, needs: Needs): string {
  const { chosen, against } = judged(needs);
  const [reason] = against.get(sku) ?? [];
  if (reason?.text.includes('has no Local')) return 'every-location-has-local';
  if (reason) return beliefOf[issueOf[reason.fact] ?? 'reach'][sku];
  if (needs.reach === 'near' && chosen === 'Standard') return 'global-reach-needs-premium';
  if (sku === 'Local') return 'local-is-metered';
  return needs.regions.length > 1 && chosen === 'Standard' ? 'next-region-is-abroad' : 'more-reach-is-better';
}

const planFor = ({ muchLeaves }: Needs, sku: CircuitSku): Plan =>
  muchLeaves || sku === 'Local' ? 'unlimited' : 'metered';

/** One offer among others, and why it is taken or not. */
function optionOf(offer: { sku: CircuitSku; plan: Plan }, needs: Needs): Draft {
  const { chosen, against } = judged(needs);
  const { sku, plan } = offer;
  const text = named(offer);
  const plans = planFor(needs, sku);
  if (sku === 'Local' && plan === 'metered')
    return {
      text,
      why: `A Local circuit is always billed as unlimited data, so ${text} is not for sale.`,
      belief: 'plan-is-always-a-choice',
    };
  const [reason] = against.get(sku) ?? [];
  if (reason)
    return {
      text,
      why: `${sku} does not do${plan === plans ? '' : ', whatever the plan'}: ${reason.text}`,
      belief: beliefBehind(sku, needs),
    };
  if (sku === chosen && plan === plans)
    return {
      text,
      correct: true,
      why: `${sku} does all of it, and ${plan} data is the plan for as much as leaves here.`,
    };
  if (sku === chosen)
    return needs.muchLeaves
      ? {
          text,
          why: `With ${plan} data each gigabyte that leaves has a price, and much leaves here.`,
          belief: 'metered-is-cheaper',
        }
      : {
          text,
          why: 'What comes into Azure is free on a metered plan, and hardly anything leaves it here.',
          belief: 'inbound-is-billed',
        };
  return {
    text,
    why: `${sku}, ${plan}, does it as well, and costs more than ${named({ sku: chosen, plan: planFor(needs, chosen) })}.`,
    belief: beliefBehind(sku, needs),
  };
}

const leaves = ({ muchLeaves }: Needs): string =>
  muchLeaves ? 'So much data leaves Azure over it that each gigabyte counts.' : 'Hardly any data leaves Azure over it.';

/** Why a SKU does not do, as a reason among others. */
const reasonTexts: Readonly<Record<Issue, string>> = {
  reach: 'It does not reach every region.',
  networks: 'It takes fewer virtual networks.',
  prefixes: 'It accepts fewer prefixes.',
  office: 'It does not carry Microsoft 365.',
  join: 'It cannot join that circuit.',
};
const myths: readonly Draft[] = [
  {
    text: 'It cannot have that bandwidth.',
    why: 'Standard and Premium circuits come in the same bandwidths.',
    belief: 'premium-makes-faster',
  },
  {
    text: 'Both of its links end at one place.',
    why: 'Where the two links end has nothing to do with the SKU.',
    belief: 'sku-sets-resiliency',
  },
  {
    text: 'Its gateways could not use FastPath.',
    why: 'FastPath depends on the gateway and the circuit type, not on Premium.',
    belief: 'premium-unlocks-fastpath',
  },
  {
    text: 'It has no Microsoft peering.',
    why: 'Every SKU can have Microsoft peering beside the private one.',
    belief: 'premium-opens-services',
  },
  {
    text: 'It comes without unlimited data.',
    why: 'Both data plans are there for Standard circuits.',
    belief: 'unlimited-means-everywhere',
  },
  {
    text: 'Its ports belong to somebody else.',
    why: 'Ports of one’s own come with ExpressRoute Direct, not with a SKU.',
    belief: 'premium-owns-ports',
  },
];

const factsOf = (needs: Needs): string[] => [
  'local-circuit',
  'geopolitical-regions',
  ...(needs.networks === undefined ? [] : ['standard-circuit-links']),
  ...(needs.prefixes === undefined ? [] : ['private-peering-routes']),
  ...(needs.office ? ['office-365-authorized'] : []),
  ...(needs.reach === undefined ? [] : ['global-reach-tiers', 'global-reach-counts']),
];

export const cheapestCircuit = defineGenerator<Problem>({
  id: 'cheapest-circuit',
  title: 'The cheapest circuit that does what is needed',
  objectives: ['az-700/E2'],
  problem,
  ask({ firm, kind, needs, order, others }) {
    const { chosen, against } = judged(needs);
    const about: About = {
      objective: 'E2',
      facts: factsOf(needs),
      difficulty: 3,
      stem: `${firm} orders a circuit from a provider. ${told(needs)}`,
    };
    switch (kind) {
      case 'plan': {
        const right = { sku: chosen, plan: planFor(needs, chosen) };
        const wrong = order.flatMap((index) => offers[index] ?? []).filter((offer) => named(offer) !== named(right));
        return single(
          {
            ...about,
            facts: [...about.facts, 'metered-plan', 'unlimited-plan'],
            stem: `${about.stem} ${leaves(needs)} Which is the cheapest that does?`,
          },
          [right, ...wrong.slice(0, 3)].map((offer) => optionOf(offer, needs)),
        );
      }
      case 'each': {
        const right = planFor(needs, chosen);
        const claimed: Plan = (order[0] ?? 0) % 2 === 0 ? 'unlimited' : 'metered';
        return yesNo(
          {
            ...about,
            facts: [...about.facts, 'metered-plan', 'unlimited-plan'],
            stem: `${about.stem} ${leaves(needs)} Does each statement hold?`,
          },
          [
            // Premium always does: to ask for it would ask nothing.
            ...(['Local', 'Standard'] as const).map((sku) => {
              const [reason] = against.get(sku) ?? [];
              return {
                text: `A ${sku} circuit does.`,
                holds: reason === undefined,
                why: reason ? `${sku} does not: ${reason.text}` : `${sku} leads there and takes all that is asked for.`,
                belief: reason ? beliefBehind(sku, needs) : 'global-reach-needs-premium',
              };
            }),
            {
              text: `The cheapest that does comes with ${claimed} data.`,
              holds: claimed === right,
              why: `The cheapest is ${named({ sku: chosen, plan: right })}: ${
                chosen === 'Local'
                  ? 'a Local circuit is always billed as unlimited data.'
                  : needs.muchLeaves
                    ? 'where much data leaves, a price for each gigabyte costs more.'
                    : 'what comes in is free on a metered plan, and hardly anything leaves.'
              }`,
              belief:
                chosen === 'Local'
                  ? 'plan-is-always-a-choice'
                  : needs.muchLeaves
                    ? 'metered-is-cheaper'
                    : 'inbound-is-billed',
            },
          ],
        );
      }
      case 'why-not': {
        const [reason] = against.get('Standard') ?? [];
        const issue = issueOf[reason?.fact ?? ''] ?? 'reach';
        return single({ ...about, difficulty: 2, stem: `${about.stem} Why is a Standard circuit not enough?` }, [
          { text: reasonTexts[issue], correct: true, why: `Standard does not do: ${reason?.text ?? ''}` },
          ...order.flatMap((index) => myths[index] ?? []).slice(0, 3),
        ]);
      }
      case 'three':
        return matching(
          {
            ...about,
            facts: [...new Set(others.flatMap(factsOf))],
            stem: `${firm} orders three circuits with unlimited data. Which is the cheapest SKU for each?`,
          },
          others.map((one) => {
            const { chosen: right } = judged(one);
            return {
              text: told(one),
              answer: right,
              why: `${right} is the first that does for the circuit in ${one.location}: ${
                [...judged(one).against.values()]
                  .flat()
                  .map(({ text }) => text)
                  .join(' ') || 'nothing that is asked goes beyond it.'
              }`,
              beliefs: Object.fromEntries(
                skus.filter((sku) => sku !== right).map((sku) => [sku, beliefBehind(sku, one)]),
              ),
            };
          }),
          skus,
        );
    }
  },
  difficulty: ({ kind, needs }) =>
    ({ plan: 0, each: -0.2, 'why-not': -0.5, three: 0.4 })[kind] + 0.15 * (Object.keys(needs).length - 3),
});
