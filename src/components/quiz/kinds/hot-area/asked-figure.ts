/** The figure of a hot area as a question shows it: which one, which badges it has, and what they are called. */
import { getCollection, getEntry } from 'astro:content';
import { areasOf, resolved, type Figure } from '#src/components/figures/kinds/list.ts';
import { letterOf } from '#src/components/quiz/kinds/answer.ts';
import type { PublicView } from '#src/quiz/view.ts';

export interface AskedFigure {
  figure: Figure;
  panel: number;
  /** From an area's id to its badge. */
  marks: Readonly<Record<string, string>>;
  /** The view with the areas' labels, in the order of the figure, so that badges are read in the order they are met. */
  view: PublicView;
}

/** A figure with its facts filled in under the profile of an item. Throws for the author when it is not there. */
export async function figureNamed(of: string, item: string, profile: PublicView['profile']): Promise<Figure> {
  const entry = await getEntry('figures', of);
  if (entry) return resolved(entry.data, profile === 'taught' ? 'taught' : 'today');
  const names = (await getCollection('figures')).map(({ id }) => id);
  throw new Error(`The question ${item} shows the figure "${of}", which is not there. There are: ${names.join(', ')}.`);
}

/** Finds the figure that a question shows. Nothing for a question without one; throws for the author when the figure lacks what is asked for. */
export async function askedFigure(view: PublicView, item: string): Promise<AskedFigure | undefined> {
  if (!view.figure) return undefined;
  const { id: of, panel } = view.figure;
  const figure = await figureNamed(of, item, view.profile);
  const areas = areasOf(figure, panel);
  const parts = areas
    .filter(({ id }) => view.parts.some((part) => part.id === id))
    .map(({ id, label }) => ({ id, text: label }));
  if (parts.length < view.parts.length) {
    const missing = view.parts.filter(({ id }) => !parts.some((part) => part.id === id)).map(({ id }) => `"${id}"`);
    throw new Error(
      `The question ${item} asks for ${missing.join(', ')}, which the figure ${of} does not have. It has: ${areas.map(({ id }) => id).join(', ')}.`,
    );
  }
  const marks = Object.fromEntries(parts.map(({ id }, index) => [id, letterOf(index)]));
  return { figure, panel, marks, view: { ...view, parts } };
}
