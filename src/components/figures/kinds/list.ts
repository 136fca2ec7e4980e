/** The kinds of figures there are: the shape of each, what can be wrong with one, and what in it can be pointed at. */
import * as z from 'zod';
import type { Profile } from '#src/base/facts.ts';
import { factNamed } from '#src/components/facts/words.ts';
import type { Area, Problem } from '#src/components/figures/figure.ts';
import { counted, factsIn, filled, hasTemplate, strayNumber } from '#src/components/figures/templates.ts';
import * as compare from '#src/components/figures/kinds/compare/schema.ts';
import * as form from '#src/components/figures/kinds/form/schema.ts';
import * as graph from '#src/components/figures/kinds/graph/schema.ts';
import * as scene from '#src/components/figures/kinds/scene/schema.ts';
import * as subnet from '#src/components/figures/kinds/subnet/schema.ts';
import * as timeline from '#src/components/figures/kinds/timeline/schema.ts';

const shape = z.discriminatedUnion('kind', [
  scene.shape,
  graph.shape,
  timeline.shape,
  compare.shape,
  subnet.shape,
  form.shape,
]);

export type Figure = z.infer<typeof shape>;

/** Members that hold no words: ids, choices and places. */
const wordless = new Set(['kind', 'id', 'facts', 'names', 'tone', 'around', 'stops', 'direction', 'scale', 'prefix']);
/** Members of a time line that are numbers once their facts are filled in. */
const places = new Set(['from', 'to', 'at', 'until']);

interface Text {
  field: string;
  text: string;
  isPlace: boolean;
}

/** Every text of a figure with its field. */
function textsOf(value: unknown, field = ''): Text[] {
  const key = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (typeof value === 'string') return wordless.has(key) ? [] : [{ field, text: value, isPlace: places.has(key) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, field === '' ? name : `${field}.${name}`));
}

/** The schema of the `figures` collection: the shape, and no number in it that is not a fact, an address or a name. */
export const figureSchema = shape.superRefine((figure, context) => {
  for (const { field, text, isPlace } of textsOf(figure)) {
    const stray = isPlace ? undefined : strayNumber(text, figure.names);
    if (stray === undefined) continue;
    const message = `"${text}" says ${stray}. Numbers come from facts: {{course/fact}}. A name or an example with digits is listed in names.`;
    context.addIssue({ code: 'custom', path: field.split('.'), message });
  }
});

/** The facts a figure shows: those it lists, and those in its templates. */
export const factsOf = (figure: Figure): string[] => [
  ...new Set([...figure.facts, ...textsOf(figure).flatMap(({ text }) => factsIn(text))]),
];

/** Whether a figure has a template, so that it may differ between the course as taught and today. */
export const hasTemplates = (figure: Figure): boolean => textsOf(figure).some(({ text }) => hasTemplate(text));

function walked(value: unknown, profile: Profile, key = ''): unknown {
  if (typeof value === 'string') {
    if (!hasTemplate(value)) return value;
    return places.has(key) ? counted(value, profile) : filled(value, profile);
  }
  if (Array.isArray(value)) return value.map((inner: unknown) => walked(inner, profile, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walked(inner, profile, name)]));
}

/** The figure with its facts filled in under a profile. Throws, in words for the author, when a fact is missing. */
export const resolved = (figure: Figure, profile: Profile): Figure => shape.parse(walked(figure, profile));

function problemsOfKind(figure: Figure): Problem[] {
  switch (figure.kind) {
    case 'scene':
      return scene.problems(figure);
    case 'graph':
      return graph.problems(figure);
    case 'timeline':
      return timeline.problems(figure);
    case 'compare':
      return compare.problems(figure);
    case 'subnet':
      return subnet.problems(figure);
    case 'form':
      return form.problems(figure);
  }
}

/** Everything in a figure that can be pointed at, by kind and, in a scene, by panel. Ids are unique in a figure that has no problems. */
export function areasOf(figure: Figure, panel = 0): Area[] {
  switch (figure.kind) {
    case 'scene':
      return scene.areas(figure, panel);
    case 'graph':
      return graph.areas(figure);
    case 'timeline':
      return timeline.areas(figure);
    case 'compare':
      return compare.areas(figure);
    case 'subnet':
      return subnet.areas(figure);
    case 'form':
      return form.areas(figure);
  }
}

const wordsFor = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function attempt(field: string, act: () => unknown): Problem[] {
  try {
    act();
    return [];
  } catch (cause) {
    return [{ field, message: wordsFor(cause) }];
  }
}

/** What is wrong with a figure beyond its shape: facts that are missing, ids that lead nowhere or stand twice, words that do not fit. */
export function problemsOf(figure: Figure): Problem[] {
  const unknown = [
    ...figure.facts.flatMap((id, index) => attempt(`facts.${index}`, () => factNamed(id))),
    ...textsOf(figure).flatMap(({ field, text, isPlace }) =>
      (['taught', 'today'] as const)
        .flatMap((profile) =>
          attempt(field, () => (isPlace && hasTemplate(text) ? counted(text, profile) : filled(text, profile))),
        )
        .slice(0, 1),
    ),
  ];
  if (unknown.length > 0) return unknown;
  const twice = (figure.kind === 'scene' ? figure.panels : [figure]).flatMap((_, panel) => {
    const ids = areasOf(figure, panel).map(({ id }) => id);
    return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
      field: 'id',
      message: `"${id}" is there twice. Each element has an id of its own.`,
    }));
  });
  const found = (['taught', 'today'] as const).flatMap((profile) => problemsOfKind(resolved(figure, profile)));
  return [...twice, ...new Map(found.map((problem) => [`${problem.field} ${problem.message}`, problem])).values()];
}
