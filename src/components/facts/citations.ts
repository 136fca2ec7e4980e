/** Which facts a text of the content names: a lesson by its tags, everything else by its `facts` and the values put into its words. */

const slugs = String.raw`[a-z0-9-]+/[a-z0-9-]+`;
const quoted = new RegExp(`['"](${slugs})['"]`, 'g');
const inserted = new RegExp(String.raw`\{\{\s*(${slugs})`, 'g');

/** The attributes of every tag of that name, of which one may run over several lines. */
const tagsOf = (lesson: string, name: string): string[] =>
  [...lesson.matchAll(new RegExp(String.raw`<(?:${name})\b([^>]*)`, 'g'))].map(([, attributes = '']) => attributes);

/** What a lesson names: facts by id, points of the checklist by number, figures by name. Each as often as it stands there. */
export function namedInLesson(lesson: string): { facts: string[]; points: string[]; figures: string[] } {
  const of = (name: string) =>
    tagsOf(lesson, name).flatMap((tag) => [...tag.matchAll(quoted)].map(([, id = '']) => id));
  return {
    facts: of('Fact|Value|Differs|FactSheet'),
    points: tagsOf(lesson, 'Taught').flatMap((tag) => /\bs="(S\d+)"/.exec(tag)?.[1] ?? []),
    figures: tagsOf(lesson, 'Figure').flatMap((tag) => /\bof="([^"]+)"/.exec(tag)?.[1] ?? []),
  };
}

/** The facts that an item, a figure, a word or a misconception names, from its parsed YAML: in `facts` at any depth, and in `{{…}}` of any text. */
export function namedInData(data: unknown): string[] {
  if (typeof data === 'string') return [...data.matchAll(inserted)].map(([, id = '']) => id);
  if (Array.isArray(data)) return data.flatMap(namedInData);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key === 'facts' && Array.isArray(value) ? value.filter((id) => typeof id === 'string') : namedInData(value),
  );
}
