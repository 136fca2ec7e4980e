/** The whole bank as a form that can leave the course, as the page of own questions makes one: from views and keys, with figures told in words. */
import { areasOf, figureSchema, resolved, type Figure } from '#src/components/figures/kinds/list.ts';
import { itemFrom, type Asked } from '#src/quiz/exchange/asked.ts';
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';
import { readBank } from '#tests/quiz/bank.ts';

const { entries, figures } = readBank();

const figureOf = (id: string): Figure => resolved(figureSchema.parse(figures.get(id)), 'today');

/** A view with the places of its figure named, as `bank.json` has it. */
function labelled(view: PublicView): PublicView {
  const questions = view.questions?.map((one) => ({ ...one, view: labelled(one.view) }));
  if (questions) return { ...view, questions };
  if (!view.figure) return view;
  const areas = areasOf(figureOf(view.figure.id), view.figure.panel);
  return {
    ...view,
    parts: view.parts.map(({ id }) => ({ id, text: areas.find((area) => area.id === id)?.label ?? '' })),
  };
}

/** What its figures show, by the names that `bank.json` has for them. */
const toldOf = (view: PublicView): Record<string, string> =>
  Object.fromEntries([
    ...(view.figure ? [['figure', figureOf(view.figure.id).text] as const] : []),
    ...(view.questions ?? []).flatMap(({ id, view: one }) =>
      one.figure ? [[id, figureOf(one.figure.id).text] as const] : [],
    ),
    ...(view.tabs ?? []).flatMap(({ exhibits }) =>
      exhibits.flatMap((one) => (one.kind === 'figure' ? [[one.drawing, figureOf(one.id).text] as const] : [])),
    ),
  ]);

/** A question of the bank as a page knows it that was given its view and its key. */
export function askedOf(id: string, item: Item): Asked {
  const kind = kindOf(item.kind);
  const view = labelled(kind.publicView(item));
  const { objective, difficulty, needs, facts } = item;
  return {
    ...{ id, objective, difficulty, needs, facts, view, key: kind.keyOf(item), told: toldOf(view) },
    ...(item.kind === 'case-study'
      ? { questions: item.questions.map(({ id: question, ask }) => ({ ...ask, id: question })) }
      : {}),
  };
}

/** Every question of the bank that can leave the course, under an id without slashes. */
export const bankForm: readonly OwnItem[] = entries.flatMap(
  ({ id, item }) => itemFrom({ ...askedOf(id, item), id: id.replaceAll('/', '.') }) ?? [],
);

/** The labs of the bank: nothing but the portal has a place for them. */
export const labs: readonly string[] = entries.flatMap(({ id, item }) => (item.kind === 'lab' ? [id] : []));
export const bankEntries = entries;
