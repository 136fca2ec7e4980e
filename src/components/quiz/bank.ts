/** Makes the bank of a course for the browser. It runs when the site is built. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { getCollection, type CollectionEntry } from 'astro:content';
import type { BankEntry } from '#src/components/quiz/bank-entry.ts';
import { askedFigure, figureNamed } from '#src/components/quiz/kinds/hot-area/asked-figure.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** A glob, since only an Astro file knows the type of another. */
const [drawn] = Object.values(
  import.meta.glob<{ default: AstroComponentFactory }>('../figures/DrawnFigure.astro', { eager: true }),
);

/** Every question of a course, unit by unit, in the order of its checks. */
export async function bankOf(course: string): Promise<BankEntry[]> {
  const items = await getCollection('items', ({ id }) => id.startsWith(`${course}/`));
  const container = await AstroContainer.create();
  const draw: Draw = async (props) => {
    if (!drawn) throw new Error('src/components/figures/DrawnFigure.astro is not there: what draws the figures?');
    return container.renderToString(drawn.default, { props: { ...props } });
  };
  const unitOf = (id: string): string => id.split('/').slice(0, 2).join('/');
  return Promise.all(
    items
      .toSorted(
        (a, b) =>
          unitOf(a.id).localeCompare(unitOf(b.id), 'en') ||
          a.data.order - b.data.order ||
          a.id.localeCompare(b.id, 'en'),
      )
      .map((item) => entryOf(item, unitOf(item.id), draw)),
  );
}

type Draw = (props: object) => Promise<string>;

async function entryOf({ id, data }: CollectionEntry<'items'>, unit: string, draw: Draw): Promise<BankEntry> {
  const kind = kindOf(data.kind);
  const { view, figures, told } = await drawnView(kind.publicView(data), id, draw);
  const { objective, difficulty, needs, profile, facts } = data;
  return {
    ...{ id, unit, objective, kind: data.kind, points: kind.score(data, []).outOf },
    ...{ difficulty, needs, profile, facts, view },
    ...(data.kind === 'case-study' && {
      questions: data.questions.map(({ id: name, ask }) => ({
        ...{ id: name, objective: ask.objective, points: kindOf(ask.kind).score(ask, []).outOf },
        ...{ difficulty: ask.difficulty, needs: ask.needs, facts: ask.facts },
      })),
    }),
    ...(Object.keys(figures).length > 0 && { figures, told }),
  };
}

interface DrawnView {
  view: PublicView;
  figures: Record<string, string>;
  told: Record<string, string>;
}

/** A view with the labels of the places in its figure, and its figure; a case with those of its questions and tabs. */
async function drawnView(view: PublicView, item: string, draw: Draw): Promise<DrawnView> {
  const asked = await askedFigure(view, item);
  if (asked) {
    const { figure, marks, panel } = asked;
    return {
      view: asked.view,
      figures: { figure: await draw({ figure, marks, only: [panel], id: drawnAs(item) }) },
      told: { figure: figure.text },
    };
  }
  const questions = await Promise.all(
    (view.questions ?? []).map(async (one) => ({
      id: one.id,
      ...(await drawnView(one.view, `${item}/${one.id}`, draw)),
    })),
  );
  const exhibits = (view.tabs ?? []).flatMap((tab) => tab.exhibits.filter((one) => one.kind === 'figure'));
  const drawings = await Promise.all(
    exhibits.map(async ({ id: of, panel, drawing }): Promise<{ drawing: string; html: string; words: string }> => {
      const figure = await figureNamed(of, item, view.profile);
      const html = await draw({ figure, only: [panel], id: drawnAs(`${item}/${drawing}`) });
      return { drawing, html, words: figure.text };
    }),
  );
  return {
    view: view.questions ? { ...view, questions: questions.map((one) => ({ id: one.id, view: one.view })) } : view,
    figures: Object.fromEntries([
      ...questions.flatMap(({ id, figures }) => (figures.figure === undefined ? [] : [[id, figures.figure] as const])),
      ...drawings.map(({ drawing, html }) => [drawing, html] as const),
    ]),
    told: Object.fromEntries([
      ...questions.flatMap(({ id, told }) => (told.figure === undefined ? [] : [[id, told.figure] as const])),
      ...drawings.map(({ drawing, words }) => [drawing, words] as const),
    ]),
  };
}

/** What begins the ids in a drawing of an item: no other on a page has it. */
const drawnAs = (id: string): string => `asked-${id.split('/').slice(1).join('-')}`;
