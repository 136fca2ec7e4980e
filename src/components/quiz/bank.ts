/** Makes the bank of a course for the browser. It runs when the site is built. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { getCollection, type CollectionEntry } from 'astro:content';
import type { BankEntry } from '#src/components/quiz/bank-entry.ts';
import { askedFigure } from '#src/components/quiz/kinds/hot-area/asked-figure.ts';
import { kindOf } from '#src/quiz/registry.ts';

/** A glob, since only an Astro file knows the type of another. */
const [drawn] = Object.values(
  import.meta.glob<{ default: AstroComponentFactory }>('../figures/DrawnFigure.astro', { eager: true }),
);

/** Every question of a course, unit by unit, in the order of its checks. */
export async function bankOf(course: string): Promise<BankEntry[]> {
  const items = await getCollection('items', ({ id }) => id.startsWith(`${course}/`));
  const container = await AstroContainer.create();
  const draw = async (props: object): Promise<string> => {
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

async function entryOf(
  { id, data }: CollectionEntry<'items'>,
  unit: string,
  draw: (props: object) => Promise<string>,
): Promise<BankEntry> {
  const kind = kindOf(data.kind);
  const plain = kind.publicView(data);
  const asked = await askedFigure(plain, id);
  const { objective, difficulty, needs, profile, facts } = data;
  const entry = { id, unit, objective, kind: data.kind, points: kind.score(data, []).outOf };
  const common = { ...entry, difficulty, needs, profile, facts, view: asked?.view ?? plain };
  if (!asked) return common;
  const { figure, marks, panel } = asked;
  return { ...common, figures: { figure: await draw({ figure, marks, only: [panel], id: `asked-${drawnAs(id)}` }) } };
}

/** What begins the ids in a drawing of an item: no other on a page has it. */
const drawnAs = (id: string): string => id.split('/').slice(1).join('-');
