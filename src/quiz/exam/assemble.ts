/** Assembles a form from a blueprint, the bank and the generators: the same for the same seed, or the reasons why there is none. */
import { hash128, mixedBy } from '#src/base/random.ts';
import { bankVersion, formItemOf } from '#src/quiz/exam/bank.ts';
import type { Blueprint, SectionPlan } from '#src/quiz/exam/blueprint.ts';
import { drawerFor, type Drawer, type Stock } from '#src/quiz/exam/drawer.ts';
import { itemsOf, type Form, type FormItem, type Section } from '#src/quiz/exam/form.ts';
import { quotas } from '#src/quiz/exam/quotas.ts';
import { cutOf } from '#src/quiz/exam/scale.ts';
import { originOf } from '#src/quiz/made-id.ts';

export interface Order extends Stock {
  blueprint: Blueprint;
  /** The skill a form of one skill is about. */
  objective?: string;
  /** Ids of what the learner got wrong, for a form of nothing else. Made questions come back as fresh ones of their generator. */
  mistakes?: readonly string[];
}

/** What a form lacks. */
export interface Missing {
  /** The section, and the skill where it is one. */
  section: string;
  objective?: string;
  /** How many questions. */
  missing: number;
  says: string;
  /** What can be done. */
  way: string;
}

export type Assembled = { form: Form; missing?: never } | { form?: never; missing: readonly Missing[] };

/** What a section got, and which skills it lacks questions of. */
interface Filled {
  items: FormItem[];
  short: readonly { objective?: string; missing: number }[];
}

/** The weights a form goes by: those of the blueprint, or all of it on one skill. */
const weightsOf = ({ blueprint, objective }: Order): ReadonlyMap<string, number> =>
  objective === undefined ? new Map(Object.entries(blueprint.weights)) : new Map([[objective, 1]]);

/** What each skill still has to get, when `taken` stand in the form and it shall have `total` in the end. */
function owed(order: Order, taken: readonly FormItem[], total: number): ReadonlyMap<string, number> {
  const weights = weightsOf(order);
  const sum = [...weights.values()].reduce((all, weight) => all + weight, 0);
  const has = (objective: string) => taken.filter((item) => item.objective === objective).length;
  return new Map([...weights].map(([objective, weight]) => [objective, (weight / sum) * total - has(objective)]));
}

/** A section of one kind, which takes what there is, of as many skills as it can. */
function fillSpecial(plan: SectionPlan, drawer: Drawer, order: Order): Filled {
  const wish = { section: plan.kind, objective: order.objective };
  const items: FormItem[] = [];
  const wantsFresh = Math.round(plan.items * plan.generated);
  while (items.length < plan.items) {
    const isFresh = items.length < wantsFresh;
    const next = isFresh
      ? (drawer.fresh(wish) ?? drawer.fromBank(wish))
      : (drawer.fromBank(wish) ?? drawer.fresh(wish));
    if (!next) break;
    items.push(next);
  }
  return { items, short: [{ missing: plan.items - items.length }] };
}

/** The open part: skill by skill as the weights say, a share of it made anew. */
function fillPlain(plan: SectionPlan, drawer: Drawer, order: Order, owing: ReadonlyMap<string, number>): Filled {
  const perSkill = quotas(owing, plan.items, `${order.seed} ${plan.id}`);
  const slots = mixedBy(
    [...perSkill].flatMap(([objective, count]) =>
      Array.from({ length: count }, (_, number) => ({ objective, name: `${objective} ${number}` })),
    ),
    ({ name }) => `${order.seed} slots ${name}`,
  );
  let fresh = Math.round(plan.items * plan.generated);
  const items: FormItem[] = [];
  const open: string[] = [];
  for (const { objective } of slots) {
    const item = fresh > 0 ? drawer.fresh({ section: plan.kind, objective }) : undefined;
    if (item) fresh -= 1;
    const found =
      item ?? drawer.fromBank({ section: plan.kind, objective }) ?? drawer.fresh({ section: plan.kind, objective });
    if (found) items.push(found);
    else open.push(objective);
  }
  // A form that may be shorter takes what there is instead, of any skill it is about.
  if (plan.atLeast !== undefined)
    while (items.length < plan.items) {
      const next = drawer.fromBank({ section: plan.kind, objective: order.objective });
      if (!next) break;
      items.push(next);
    }
  const short = [...Map.groupBy(open, (objective) => objective)];
  return { items, short: short.map(([objective, all]) => ({ objective, missing: all.length })) };
}

/** What was got wrong, asked again. */
function fillMistakes(plan: SectionPlan, drawer: Drawer, order: Order, mistakes: readonly string[]): Filled {
  const items: FormItem[] = [];
  for (const id of mixedBy(mistakes, (one) => `${order.seed} ${one}`)) {
    if (items.length >= plan.items) break;
    const origin = originOf(id);
    const next = origin
      ? drawer.fresh({ section: plan.kind }, origin.generator)
      : drawer.fromBank({ section: plan.kind, id });
    if (next) items.push(next);
  }
  return { items, short: [{ missing: plan.items - items.length }] };
}

/** The words for what a section lacks, and the way out for learner and author. */
function missingOf(
  { id, title, kind, items, atLeast = items }: SectionPlan,
  { short, items: got }: Filled,
  order: Order,
): Missing[] {
  if (got.length >= atLeast) return [];
  return short
    .filter(({ missing }) => missing > 0)
    .map(({ objective = order.objective, missing }) => {
      const of = objective === undefined ? '' : ` of ${objective}`;
      const what =
        kind === 'plain' ? 'question' : kind === 'series' ? 'yes/no question' : kind === 'lab' ? 'lab' : 'case study';
      const way =
        order.mistakes === undefined
          ? `Take another form. Who writes the bank adds ${missing} under content/items, or lowers "items" of "${id}" in content/exams/${order.blueprint.course}.yaml.`
          : 'Take another form, or answer questions of the lessons. What you get wrong there is asked here.';
      return {
        section: id,
        ...(objective === undefined ? {} : { objective }),
        missing,
        says: `"${title}" asks ${items}, and ${missing} ${what}${missing === 1 ? ' is' : 's are'} missing${of}.`,
        way,
      };
    });
}

/** Items of the open part in an order of the seed; those of a special one as they were drawn. */
const sectionOf = ({ id, title, kind, locks }: SectionPlan, items: readonly FormItem[], seed: string): Section => ({
  id,
  title,
  kind,
  locks,
  items: kind === 'plain' ? mixedBy(items, (item) => `${seed} order ${item.id}`) : [...items],
});

/**
 * The form, or what is missing for it. A blueprint that asks for a skill or for mistakes has to be given them. Minutes shrink with the questions,
 * where a form may have fewer than planned.
 */
export function assemble(order: Order): Assembled {
  const { blueprint, seed, profile, bank, objective, mistakes } = order;
  if (
    (blueprint.asks === 'objective') !== (objective !== undefined) ||
    (blueprint.asks === 'mistakes') !== (mistakes !== undefined)
  )
    throw new Error(
      `The form "${blueprint.id}" asks for ${blueprint.asks ?? 'nothing'}. Give it that and nothing else.`,
    );
  const planned = blueprint.sections.reduce((sum, { items }) => sum + items, 0);
  const drawer = drawerFor(order, planned);
  const filled = new Map<string, Filled>();
  const taken = () => [...filled.values()].flatMap(({ items }) => items);
  // What only few questions fit comes first; the open part then evens the skills out.
  for (const plan of blueprint.sections.toSorted((a, b) => Number(a.kind === 'plain') - Number(b.kind === 'plain'))) {
    if (mistakes) filled.set(plan.id, fillMistakes(plan, drawer, order, mistakes));
    else if (plan.kind === 'plain') filled.set(plan.id, fillPlain(plan, drawer, order, owed(order, taken(), planned)));
    else filled.set(plan.id, fillSpecial(plan, drawer, order));
  }
  const of = (plan: SectionPlan): Filled => filled.get(plan.id) ?? { items: [], short: [] };
  const missing = blueprint.sections.flatMap((plan) => missingOf(plan, of(plan), order));
  if (missing.length > 0) return { missing };
  const sections = blueprint.sections
    .filter((plan) => of(plan).items.length > 0)
    .map((plan) => sectionOf(plan, of(plan).items, seed));
  const items = itemsOf({ sections });
  const version = bankVersion(bank);
  const made = hash128(JSON.stringify([seed, profile, version, items.map(({ id }) => id)])).slice(0, 12);
  return {
    form: {
      id: `${blueprint.course}/${blueprint.id}/${made}`,
      version,
      course: blueprint.course,
      blueprint: blueprint.id,
      title: blueprint.title,
      ...(objective === undefined ? {} : { objective }),
      seed,
      minutes: Math.ceil((blueprint.minutes * items.length) / planned),
      profile,
      cut: cutOf(items, blueprint.cut, bank.map(formItemOf)),
      sections,
    },
  };
}
