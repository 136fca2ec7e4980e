/** A paper is one set of questions for an exam that counts, drawn once and kept as it was, with keys and seeds: it never leaves the server. */
import * as z from 'zod/mini';
import { isRecord } from '#src/base/is-record.ts';
import { mixedBy } from '#src/base/random.ts';
import { assemble, type Missing } from '#src/quiz/exam/assemble.ts';
import { bankVersion, formItemOf, type BankItem } from '#src/quiz/exam/bank.ts';
import { form as formSchema, itemsOf, type Form, type Section } from '#src/quiz/exam/form.ts';
import { cutOf, type Weighed } from '#src/quiz/exam/scale.ts';
import { generatorOf, generators } from '#src/quiz/generators/list.ts';
import type { Item } from '#src/quiz/item.ts';
import { originOf } from '#src/quiz/made-id.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';
import { ownOnly, ownSection, type Wish } from './wish.ts';

/** A question that was brought to a class. Its id in forms is `own/<id>`. */
export interface Own {
  id: string;
  item: Item;
}

/** A question as it was drawn: what is marked later is what was asked then. */
export interface Drawn {
  item: Item;
  view: PublicView;
}

export interface Paper {
  /** With the true ids: `generated/<generator>/<seed>` and `own/<id>`. */
  form: Form;
  /** By these ids. */
  questions: Readonly<Record<string, Drawn>>;
}

const isDrawn = (value: unknown): value is Drawn => isRecord(value) && isRecord(value.item) && isRecord(value.view);

/** A paper as the database keeps it. */
export const paperShape = z.object({
  form: formSchema,
  questions: z.record(z.string(), z.custom<Drawn>(isDrawn)),
});

/** What counts is of these kinds: the others are written with their answers for everybody to read, or graded elsewhere. */
const counting: ReadonlySet<string> = new Set(['single', 'multiple', 'yes-no', 'matching', 'ordering', 'fill-in']);

const idOf = ({ id }: Own): string => `own/${id}`;

/** A question that was brought, as forms draw from a bank. */
const bankItemOf = (own: Own): BankItem => {
  const kind = kindOf(own.item.kind);
  const { objective, difficulty, needs, profile } = own.item;
  return {
    ...{ id: idOf(own), unit: 'own', objective, kind: own.item.kind, difficulty, needs, profile },
    points: kind.score(own.item, []).outOf,
    view: kind.publicView(own.item),
  };
};

/** The brought questions that test a skill of the exam, and the others. Those of a kind that cannot count are in neither. */
export function sorted(
  own: readonly Own[],
  weights: Readonly<Record<string, number>>,
): { skilled: Own[]; others: Own[] } {
  const able = own.filter(({ item }) => counting.has(item.kind));
  return {
    skilled: able.filter(({ item }) => weights[item.objective] !== undefined),
    others: able.filter(({ item }) => weights[item.objective] === undefined),
  };
}

/** What a paper is drawn from. The seed is a secret of the server: 128 bits of chance. */
export interface Drawing {
  wish: Wish;
  own: readonly Own[];
  seed: string;
  profile: 'taught' | 'today';
  /** The questions of the course: what passes is measured against them, as for any exam of it. */
  measure: readonly Weighed[];
}

/** The brought questions of a section of their own, in an order of the seed. */
function sectionOfOwn(drawing: Drawing, all: readonly Own[]): Section[] {
  const plan = drawing.wish.blueprint.sections.find(({ id }) => id === ownSection);
  if (!plan) return [];
  const items = mixedBy(all.map(bankItemOf), ({ id }) => `${drawing.seed} ${id}`)
    .slice(0, plan.items)
    .map(formItemOf);
  const { id, title, kind, locks } = plan;
  return items.length === 0 ? [] : [{ id, title, kind, locks, items }];
}

/** Draws a paper, or says what is missing for it. The same for the same seed and questions. */
export function drawPaper(drawing: Drawing): Paper | { missing: readonly Missing[] } {
  const { wish, own, seed, profile, measure } = drawing;
  const { blueprint, objective } = wish;
  const { skilled, others } = sorted(own, blueprint.weights);
  const ownItems = blueprint.id === ownOnly ? [...skilled, ...others] : others;
  const added = sectionOfOwn(drawing, ownItems);
  const bank = skilled.map(bankItemOf);
  let form: Form;
  if (blueprint.id === ownOnly) {
    form = {
      ...{
        id: `${blueprint.course}/${ownOnly}`,
        version: bankVersion(ownItems.map(bankItemOf)),
        course: blueprint.course,
      },
      ...{ blueprint: ownOnly, title: blueprint.title, seed, minutes: blueprint.minutes, profile, cut: blueprint.cut },
      sections: added,
    };
  } else {
    const sections = blueprint.sections.filter(({ id }) => id !== ownSection);
    const made = assemble({
      ...{ blueprint: { ...blueprint, sections }, bank, generators, seed, profile, seen: {} },
      ...(objective === undefined ? {} : { objective }),
    });
    if (made.missing) return { missing: made.missing };
    form = { ...made.form, minutes: blueprint.minutes, sections: [...made.form.sections, ...added] };
    form = { ...form, cut: cutOf(itemsOf(form), blueprint.cut, measure) };
  }
  const known = new Map(own.map((one) => [idOf(one), one.item]));
  const questions = itemsOf(form).map(({ id }): [string, Drawn] => {
    const item = known.get(id) ?? madeAgain(id);
    return [id, { item, view: kindOf(item.kind).publicView(item) }];
  });
  return { form, questions: Object.fromEntries(questions) };
}

/** The question of a generator's seed. */
export function madeAgain(id: string): Item {
  const origin = originOf(id);
  if (!origin) throw new Error(`"${id}" is no question made from a seed, and none that was brought to this class.`);
  return generatorOf(origin.generator).make(origin.seed).item;
}
