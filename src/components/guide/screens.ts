/** A lesson as screens for a projector: its headings, and of what stands below each the figures and the sentences that carry it, one idea a screen. */
import { partsOf, plainly } from './inline.ts';
import type { Part } from './inline.ts';

export interface Screen {
  heading: string;
  /** The larger heading above it, where there is one. */
  within?: string;
  points: Part[][];
  figure?: { of: string; only?: readonly number[] };
}

/** What is for the reader alone. */
const forReaders = /^(?:The words you need|Do it yourself|Check what you know|To look up|Read on|Try it: .*)$/;
/** A screen holds so many points, each of about so many characters. */
const most = { points: 4, characters: 190 };

interface Section {
  heading: string;
  within: string | undefined;
  body: string;
}

/** The sections of a lesson, without its front matter. Headings inside of code are none. */
function sectionsOf(mdx: string): Section[] {
  const text = mdx.replace(/^---\n[\s\S]*?\n---\n/, '').replaceAll(/```[\s\S]*?```/g, '');
  const heads = [...text.matchAll(/^(##+)\s+(.+)$/gm)];
  let above: string | undefined;
  return heads.map((found, index) => {
    const [line, marks = '', title = ''] = found;
    const heading = plainly(title).replaceAll('`', '');
    if (marks.length === 2) above = heading;
    return {
      heading,
      within: marks.length > 2 && above !== heading ? above : undefined,
      body: text.slice(found.index + line.length, heads[index + 1]?.index ?? text.length),
    };
  });
}

/** Sentences end before a space and a capital, a mark or a number. */
const sentencesOf = (line: string): string[] => line.split(/(?<=[.?!](?:\*\*|_)?)\s+(?=[A-Z0-9*_`<“])/);

/** As many of the first sentences as a screen bears. */
function shortened(line: string): string {
  const [first = '', ...more] = sentencesOf(plainly(line));
  let kept = first;
  for (const sentence of more) {
    if (kept.length + sentence.length > most.characters) break;
    kept = `${kept} ${sentence}`;
  }
  return kept;
}

/** What speaks of a table or a tool beside it. */
const pointing =
  /^(?:In the (?:first|second|third|last) (?:line|row|column)|Look at|Compare the|You can watch|Say what you need)\b/;

/** Prose that only makes sense with what it stands beside, or that the switch changes. */
const isOutOfReach = (line: string): boolean =>
  /<(?:When|Differs|TryIt|Lab)\b|^\||^<\/?[A-Z]|\{/.test(line) || pointing.test(line) || /:\W*$/.test(line);

/** The points of a section: its list, or else what leads its paragraphs, or else their first sentences. */
function pointsOf(body: string): string[] {
  const text = body.replaceAll(/<(Callout|TryIt|Steps)\b[\s\S]*?<\/\1>/g, '');
  const blocks = text.split(/\n\s*\n/).map((block) => block.trim());
  const items = blocks.flatMap((block) =>
    /^(?:[-*]|\d+\.)\s/.test(block) ? block.split(/\n(?=(?:[-*]|\d+\.)\s)/) : [],
  );
  const listed = items.map((item) => item.replace(/^(?:[-*]|\d+\.)\s+/, '')).filter((item) => !isOutOfReach(item));
  if (listed.length > 1) return listed;
  const prose = blocks.filter((block) => block !== '' && !isOutOfReach(block) && !/^(?:[-*]|\d+\.)\s/.test(block));
  const leads = prose.filter((block) => block.startsWith('**'));
  return leads.length > 1 ? leads : prose;
}

const figuresOf = (body: string) =>
  [...body.matchAll(/<Figure\s+of="([^"]+)"(?:\s+only=\{\[([\d,\s]*)\]\})?\s*\/>/g)].map(([, of = '', only]) => ({
    of,
    ...(only === undefined ? {} : { only: only.split(',').map(Number) }),
  }));

/** The screens of a lesson, from the text of its file. */
export function screensOf(mdx: string): Screen[] {
  return sectionsOf(mdx)
    .filter(({ heading }) => !forReaders.test(heading))
    .flatMap(({ heading, within, body }) => {
      const head = { heading, ...(within !== undefined && { within }) };
      const points = pointsOf(body)
        .map(shortened)
        .filter((point) => !point.endsWith(':'))
        .map(partsOf);
      const pages = Array.from({ length: Math.ceil(points.length / most.points) }, (_, page) =>
        points.slice(page * most.points, (page + 1) * most.points),
      );
      return [
        ...pages.map((page): Screen => ({ ...head, points: page })),
        ...figuresOf(body).map((figure): Screen => ({ ...head, points: [], figure })),
      ];
    });
}
