/** The cheapest gateway: which is the smallest size, or the fewest scale units, that does all that is needed. */
import { count, speed } from '#src/base/choosers/choice.ts';
import { unitsFor } from '#src/base/choosers/gateway.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { gatewayFacts } from './_gateway-facts.ts';
import { fillIn, matching, multiple, single, yesNo, type About, type Draft } from './_item.ts';
import { firms } from './_names.ts';
import { capital, listed } from './_words.ts';
import {
  type Needs,
  type Problem,
  zonal,
  sizes,
  everything,
  needsOf,
  forUnits,
  full,
  against,
  factOf,
  beliefOf,
  wishes,
  code,
  lower,
  fits,
} from './_gateway-needs.ts';

/** The first three that say different things. */
const threeOf = (all: readonly Needs[]): Needs[] =>
  [...new Map(all.map((needs) => [listed(wishes(needs)), needs])).values()].slice(0, 3);

function problem(chance: Chance): Problem {
  const kind = chance.pick('kind', ['smallest', 'smallest', 'smallest', 'those', 'each', 'networks', 'units'] as const);
  return {
    firm: chance.pick('firm', firms),
    kind,
    needs: kind === 'units' ? forUnits(chance) : needsOf(chance, 'needs', 4),
    skus: chance.shuffled('sizes', sizes),
    others:
      kind === 'networks'
        ? threeOf(Array.from({ length: 12 }, (_, index) => needsOf(chance, `network ${index}`, 2)))
        : [],
  };
}

/** A size as an option, against the one that is wanted. */
function optionOf(sku: string, needs: Needs, right: string | undefined): Draft {
  const reason = against(needs).get(sku);
  if (reason)
    return { text: code(sku), why: `${code(sku)} does not do: ${lower(reason.text)}`, belief: beliefOf[reason.fact] };
  if (right === undefined || sku === right)
    return {
      text: code(sku),
      correct: true,
      why: `${code(sku)} does all that is asked for${right === undefined ? '' : ', and no smaller one here does'}.`,
    };
  return {
    text: code(sku),
    why: `${code(sku)} does it as well, and is larger than what is needed.`,
    belief: 'largest-is-safest',
  };
}

/** The smallest in an order of sizes. */
function smallestOf(needs: Needs, from: readonly string[]): string {
  const found = from.toSorted((a, b) => rank(a) - rank(b)).find((sku) => fits(needs, sku));
  if (found === undefined) throw new Error('No size does all of this.');
  return found;
}
/** Megabits a second say which is larger. */
const rank = (sku: string): number => gatewayFacts['gateway-skus'][sku]?.mbps ?? 0;

/** Four sizes of which one is the smallest that will do; another that carries as much is among them only if it will not. */
function offered({ needs, skus }: Problem): { right: string; all: string[] } {
  const right = smallestOf(needs, skus);
  const others = skus.filter((sku) => sku !== right && (rank(sku) !== rank(right) || !fits(needs, sku)));
  return { right, all: [right, ...others.slice(0, 3)] };
}

function unitsItem(common: About, needs: Needs) {
  const units = unitsFor(full(needs), gatewayFacts) ?? 0;
  const { machines, upTo } = gatewayFacts['scale-unit-performance'];
  const alone = (part: Needs): number => unitsFor(full(part), gatewayFacts) ?? 0;
  const bySpeed = needs.mbps === undefined ? 1 : alone({ mbps: needs.mbps });
  const alike = Math.max(
    units > upTo && needs.machines !== undefined ? Math.ceil(needs.machines / machines) : units,
    bySpeed,
  );
  return fillIn(
    {
      ...common,
      profile: 'today',
      facts: [
        'scale-units',
        'scale-unit-circuits',
        'scale-unit-performance',
        'scale-unit-beyond',
        'fastpath-scale-units',
      ],
      difficulty: 3,
      stem: `${common.stem} It is to be \`ErGwScale\`. How many scale units are the fewest that do?`,
    },
    {
      form: 'number',
      label: 'Scale units',
      answer: String(units),
      why: `With ${units} it does all of it: ${[
        ...(needs.mbps === undefined ? [] : [`${speed(needs.mbps)} want ${bySpeed}`]),
        ...(needs.circuits === undefined
          ? []
          : [`${needs.circuits} circuits want ${alone({ circuits: needs.circuits })}`]),
        ...(needs.machines === undefined
          ? []
          : [`${count(needs.machines)} machines want ${alone({ machines: needs.machines })}`]),
        ...(needs.fastPath ? [`FastPath wants ${gatewayFacts['fastpath-scale-units']}`] : []),
      ].join(', ')}.`,
      wrong: [
        {
          text: String(bySpeed),
          why: `${bySpeed} would be enough for the bandwidth alone.`,
          belief: 'units-are-only-speed',
        },
        {
          text: String(alike),
          why: `From the eleventh unit on, each adds only half as many machines.`,
          belief: 'units-add-alike',
        },
      ],
    },
  );
}

export const cheapestGateway = defineGenerator<Problem>({
  id: 'cheapest-gateway',
  title: 'The smallest gateway that does what is needed',
  objectives: ['az-700/E8'],
  problem,
  ask(asked) {
    const { kind, needs, others, firm, skus } = asked;
    const named = [needs, ...others].flatMap((one) => everything.filter((name) => one[name] !== undefined));
    const common: About = {
      objective: 'E8',
      facts: named.map((name) => factOf[name]),
      // As the course has it, every size takes sixteen circuits.
      profile: named.includes('circuits') ? 'today' : 'both',
      difficulty: named.length > 2 ? 3 : 2,
      stem: `A gateway of ${firm} has to ${listed(wishes(needs))}.`,
    };
    switch (kind) {
      case 'smallest': {
        const { right, all } = offered(asked);
        return single(
          { ...common, stem: `${common.stem} Which is the smallest of these sizes that will do?` },
          all.map((sku) => optionOf(sku, needs, right)),
        );
      }
      case 'those': {
        // All that will do would be no question, so what is needed gets zones when nothing rules a size out.
        const few: Needs = sizes.every((sku) => fits(needs, sku)) ? { ...needs, zones: true } : needs;
        const good = skus.filter((sku) => fits(few, sku)).slice(0, 3);
        const bad = skus.filter((sku) => !fits(few, sku)).slice(0, 5 - good.length);
        const stem = `A gateway of ${firm} has to ${listed(wishes(few))}.`;
        const facts = everything.filter((name) => few[name] !== undefined).map((name) => factOf[name]);
        const options = [...good, ...bad].map((sku) => optionOf(sku, few, undefined));
        return good.length === 1
          ? single(
              { ...common, facts, stem: `${stem} Which size does?` },
              [...good, ...bad.slice(0, 3)].map((sku) => optionOf(sku, few, undefined)),
            )
          : multiple({ ...common, facts, stem: `${stem} Which sizes do?` }, options);
      }
      case 'each':
        return yesNo(
          { ...common, stem: `${common.stem} Does each size do?` },
          skus.slice(0, 4).map((sku) => {
            const reason = against(needs).get(sku);
            return {
              text: `${code(sku)} does.`,
              holds: reason === undefined,
              why: reason
                ? `${code(sku)} does not do: ${lower(reason.text)}`
                : `Nothing that is asked for is more than ${code(sku)} can do.`,
              belief: reason ? beliefOf[reason.fact] : 'largest-is-safest',
            };
          }),
        );
      case 'networks': {
        const prompts = others.map((one) => ({ text: capital(listed(wishes(one))), one: { ...one, zones: true } }));
        return matching(
          {
            ...common,
            facts: [...common.facts, 'zone-gateway-skus'],
            difficulty: 3,
            stem: `${firm} plans three gateways, each in several availability zones. Which is the smallest size for what each has to do?`,
          },
          prompts.map(({ text, one }) => {
            const right = smallestOf(one, zonal);
            return {
              text,
              answer: code(right),
              why: `${code(right)} is the first that does: ${lower(text)}.`,
              beliefs: {
                [code('UltraPerformance')]: 'every-gateway-has-zones',
                ...(right === 'ErGw3AZ' ? {} : { [code('ErGw3AZ')]: 'largest-is-safest' }),
              },
            };
          }),
          [...zonal, 'UltraPerformance'].map(code),
        );
      }
      case 'units':
        return unitsItem(common, needs);
    }
  },
  difficulty: ({ kind, needs }) =>
    ({ smallest: -0.6, those: -0.2, each: -0.3, networks: 0, units: 0.4 })[kind] +
    0.3 * (Object.keys(needs).length - 1),
});
