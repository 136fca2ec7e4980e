/** Questions about a route filter: what it lets in, and how it is made to let something else in. */
import { catalogueOf } from '#src/base/catalogues.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { drawn, type Candidate } from './_draw.ts';
import { multiple, single, yesNo, type About } from './_item.ts';
import { firms } from './_names.ts';
import { letsIn, markOf, markOfRegion, refusalOfRule, type Marked } from './_peering-form.ts';
import { listed } from './_words.ts';

/** A service whose prefixes are asked about. */
export interface Target extends Marked, Candidate {}

/** A question about a filter that allows some communities. */
export interface FilterProblem {
  ask: 'lets-in' | 'keeps-out' | 'judge-filter' | 'smallest' | 'next-rule';
  opening: number;
  firm: string;
  allowed: readonly string[];
  /** Region and number, as the stem tells them. */
  regions: readonly (readonly [region: string, number: number])[];
  targets: readonly Target[];
  /** Services of the whole world that the list names. */
  worlds: readonly string[];
}

const regionalServices = ['Storage', 'SQL', 'Cosmos DB', 'Backup'] as const;
const worldServices = ['Azure Active Directory', 'Azure Resource Manager', 'CRM Online'] as const;

const sentence = (text: string): string => `${text}.`;

const textOf = ({ service, region }: Marked): string => (region === '' ? service : `${service} in ${region}`);
const numbered = (region: string, number: number): string => `${region} is ${number}`;

/** The filter and what is asked about it. */
export function filterProblem(ask: FilterProblem['ask'], chance: Chance): FilterProblem {
  const numbers = catalogueOf('expressroute/bgp-regional-communities', 'today');
  const [here = '', ...others] = chance.shuffled('regions', Object.keys(numbers));
  // Two names of about one length, so that it does not tell.
  const there = others.find((region) => Math.abs(region.length - here.length) < 4) ?? '';
  const [first, second] = chance.shuffled('services', regionalServices);
  const [world, other] = chance.shuffled('world', worldServices);
  const target = (service: string, region: string): Target => ({
    family: `${service} ${region}`,
    text: textOf({ service, region }),
    service,
    region,
  });
  const plain = {
    ask,
    opening: chance.integer('opening', 2),
    firm: chance.pick('firm', firms),
    regions: [here, there].map((region) => [region, numbers[region] ?? 0] as const),
    worlds: ask === 'smallest' || ask === 'next-rule' ? [] : [world ?? '', other ?? ''].toSorted(),
  };
  const mark = (service = '', region = '') => markOf({ service, region });
  if (ask === 'smallest' || ask === 'next-rule')
    return { ...plain, allowed: [mark(second, here)], targets: [target(first ?? '', here)] };
  const allowed = chance.shuffled('allowed', [
    ...(chance.happens('whole region', 50) ? [markOfRegion(here)] : [mark(first, here)]),
    mark(second, there),
    ...(chance.happens('world', 50) ? [mark(world)] : []),
  ]);
  const all = [
    ...regionalServices.flatMap((service) => [target(service, here), target(service, there)]),
    ...[world, other].map((service) => target(service ?? '', '')),
  ];
  const isIn = (one: Target) => letsIn(allowed, one);
  const [ins, outs] = [all.filter(isIn), all.filter((one) => !isIn(one))];
  const from = ask === 'keeps-out' ? { right: outs, wrong: ins } : { right: ins, wrong: outs };
  const counts = ask === 'judge-filter' ? { right: 2, wrong: 2 } : { right: 2, wrong: Math.min(3, from.wrong.length) };
  const { right, wrong } = drawn(chance, 'targets', from, counts);
  return { ...plain, allowed, targets: chance.shuffled('order', [...right, ...wrong]) };
}

/** What the stem says of the numbers. */
function listOf({ regions, worlds }: FilterProblem): string {
  const more = catalogueOf('expressroute/bgp-regional-services', 'today');
  const services = Object.entries(more).map(([service, add]) => `${service} adds ${add}`);
  const places = regions.map(([region, number]) => numbered(region, number));
  const alone = worlds.map((service) => numbered(service, Number(markOf({ service, region: '' }).split(':')[1])));
  const asn = valueOf('expressroute/azure-asn', 'today');
  return `In Microsoft's list ${listed([...places, ...alone])}, each after \`${asn}:\`. For a service of a region, ${listed(services)}.`;
}

const filterFacts = [
  'route-filter-rule',
  'bgp-regional-communities',
  'bgp-regional-services',
  'bgp-service-communities',
];

function whyFilter(allowed: readonly string[], target: Target): string {
  const mark = markOf(target);
  if (allowed.includes(mark)) return `The prefixes of ${target.text} carry \`${mark}\`, and the filter allows it.`;
  const whole = target.region === '' ? '' : markOfRegion(target.region);
  if (allowed.includes(whole))
    return `The filter allows \`${whole}\`, which everything in ${target.region} carries, ${target.service} too.`;
  return `The prefixes of ${target.text} carry \`${mark}\`${whole === '' ? '' : ` and \`${whole}\``}. The filter names neither, and what it does not name stays out.`;
}

/** Who is wrong about a service: it comes with its region, or comes from another region only, or is no part of the list at all. */
function beliefAbout(allowed: readonly string[], target: Target): string {
  if (letsIn(allowed, target))
    return allowed.includes(markOf(target)) ? 'microsoft-peering-is-for-office' : 'region-means-one-service';
  return target.region === '' ? 'services-come-by-themselves' : 'community-is-worldwide';
}

function askForService(problem: FilterProblem, target: Target): Item {
  const { ask, firm, allowed, regions } = problem;
  const other = regions.map(([region]) => region).find((region) => region !== target.region) ?? '';
  const right = markOf(target);
  const elsewhere = markOf({ ...target, region: other });
  const whole = markOfRegion(target.region);
  const [has = ''] = allowed;
  const about = (stem: string): About => ({
    objective: 'E7',
    facts: filterFacts,
    difficulty: 2,
    stem: `${stem}\n\n${listOf(problem)}`,
  });
  if (ask === 'smallest') {
    const privately = right.replace(/:5/, ':4');
    return single(
      about(
        `Over Microsoft peering ${firm} wants the prefixes of ${target.text}, and as little else as can be. Which community does its route filter allow?`,
      ),
      [
        {
          text: `\`${right}\``,
          correct: true,
          why: `\`${right}\` marks ${target.service} in ${target.region} and nothing else.`,
        },
        {
          text: `\`${whole}\``,
          why: `\`${whole}\` marks everything in ${target.region}. ${target.service} would come, and all the rest with it.`,
          belief: 'region-means-one-service',
        },
        {
          text: `\`${elsewhere}\``,
          why: `\`${elsewhere}\` marks ${target.service} in ${other}. A regional community brings the prefixes of its own region only.`,
          belief: 'community-is-worldwide',
        },
        {
          text: `\`${privately}\``,
          why: `\`${privately}\` is no community of Microsoft's list, so a filter that names it is refused.`,
        },
      ],
    );
  }
  const allow = { access: 'Allow' as const, communities: [has] };
  const isTaken = (rule: Parameters<typeof refusalOfRule>[0], beside?: typeof allow) =>
    refusalOfRule(rule, beside) === undefined;
  const add = [has, right];
  return single(
    about(
      `The route filter of ${firm} has one rule, which allows \`${has}\`. ${target.text} is to come over Microsoft peering as well. What does the administrator do?`,
    ),
    [
      {
        text: `Name \`${right}\` in the rule too`,
        correct: isTaken({ ...allow, communities: add }) && letsIn(add, target),
        why: 'The one rule of a filter allows a list of communities. The list grows, and the rule stays the only one.',
      },
      {
        text: `Add a rule that allows \`${right}\``,
        correct: isTaken({ ...allow, communities: [right] }, allow),
        why: refusalOfRule({ ...allow, communities: [right] }, allow)?.message ?? '',
        belief: 'rule-for-each-service',
      },
      {
        text: `Name \`${elsewhere}\` in the rule too`,
        correct: letsIn([has, elsewhere], target),
        why: `\`${elsewhere}\` marks ${target.service} in ${other}, and brings nothing of ${target.region}.`,
        belief: 'community-is-worldwide',
      },
      {
        text: 'Add a rule that denies all the rest',
        correct: isTaken({ ...allow, access: 'Deny', communities: [whole] }),
        why: `${refusalOfRule({ access: 'Deny', communities: [whole] }, undefined)?.message ?? ''} What is not named stays out anyway.`,
        belief: 'filter-forbids',
      },
    ],
  );
}

/** The question about a filter. */
export function askFilter(problem: FilterProblem): Item {
  const { ask, opening, firm, allowed, targets } = problem;
  const [first] = targets;
  if (first && (ask === 'smallest' || ask === 'next-rule')) return askForService(problem, first);
  const rule = listed(allowed.map((mark) => `\`${mark}\``));
  const begin =
    opening === 0
      ? `The route filter on the Microsoft peering of ${firm} allows ${rule}.`
      : `${firm} has attached a route filter to its Microsoft peering. Its only rule names ${rule}.`;
  const asks = {
    'lets-in': 'Which two of these does Microsoft announce to the firm?',
    'keeps-out': 'Of which two of these does the firm learn no prefixes?',
    'judge-filter': 'Does Microsoft announce the prefixes of each of these to the firm?',
    smallest: '',
    'next-rule': '',
  };
  const about: About = {
    objective: 'E7',
    facts: filterFacts,
    difficulty: 3,
    stem: `${begin} ${listOf(problem)}\n\n${asks[ask]}`,
  };
  const judged = targets.map((target) => ({
    text: target.text,
    isIn: letsIn(allowed, target),
    why: whyFilter(allowed, target),
    belief: beliefAbout(allowed, target),
  }));
  if (ask === 'judge-filter')
    return yesNo(
      about,
      judged.map(({ text, isIn, why, belief }) => ({ text: sentence(text), holds: isIn, why, belief })),
    );
  return multiple(
    about,
    judged.map(({ text, isIn, why, belief }) => ({ text, correct: isIn === (ask === 'lets-in'), why, belief })),
  );
}

export const filterAsks = ['lets-in', 'keeps-out', 'judge-filter', 'smallest', 'next-rule'] as const;
