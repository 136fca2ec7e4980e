/** A line of a lesson or a question as parts to show: what is strong, what is code, and where a value of a fact stands. */
export type Part =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'soft'; parts: Part[] }
  | { kind: 'value'; of: string; at?: string; profile?: 'taught' | 'today'; join?: string };

const marks =
  /\*\*(?<strong>.+?)\*\*|`(?<code>[^`]+)`|<Value\s(?<value>[^>]*?)\/>|(?<![\w*])[*_](?<soft>[^*_]+)[*_](?![\w*])/;

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];

function valueOf(text: string): Part {
  const [of = '', at, profile, join] = ['of', 'at', 'profile', 'join'].map((name) => attribute(text, name));
  return {
    kind: 'value',
    of,
    ...(at !== undefined && { at }),
    ...((profile === 'taught' || profile === 'today') && { profile }),
    ...(join !== undefined && { join }),
  };
}

/** What is left of a line once marks of sources, words of the glossary and links are plain text. */
export const plainly = (line: string): string =>
  line
    .replaceAll(/<Fact\s[^>]*\/>/g, '')
    .replaceAll(/<\/?(?:Term|Taught)\b[^>]*>/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The parts of one line. Marks stand within one another as Markdown has them. */
export function partsOf(line: string): Part[] {
  const text = plainly(line);
  const found = marks.exec(text);
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const { strong, code, value, soft } = found.groups ?? {};
  const part: Part =
    value !== undefined
      ? valueOf(value)
      : code !== undefined
        ? { kind: 'code', text: code }
        : { kind: strong === undefined ? 'soft' : 'strong', parts: partsOf(strong ?? soft ?? '') };
  const before = text.slice(0, found.index);
  return [
    ...(before === '' ? [] : [{ kind: 'text' as const, text: before }]),
    part,
    ...rest(text.slice(found.index + found[0].length)),
  ];
}

/** What follows a mark: its first space counts. */
function rest(text: string): Part[] {
  const space = /^\s/.test(text) ? ' ' : '';
  const parts = partsOf(text);
  const [first] = parts;
  if (space === '') return parts;
  return first?.kind === 'text'
    ? [{ kind: 'text', text: ` ${first.text}` }, ...parts.slice(1)]
    : [{ kind: 'text', text: ' ' }, ...parts];
}
