/** How long a unit takes, counted from what is in it: its words, its labs and its questions. */
import { allFacts as facts } from '#src/base/all-facts.ts';
import { factNamed } from '#src/components/facts/words.ts';

export interface Times {
  /** Minutes to read the lesson. */
  reading: number;
  /** Minutes for its labs. */
  labs: number;
  /** Minutes for its knowledge check. */
  check: number;
}

/** How fast a careful reader reads a text with tables and figures. */
const wordsPerMinute = 200;
/** How long a question takes to read and answer. */
const secondsPerQuestion = 45;

const count = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

/** The words of the boxes that set course and documentation side by side. Their text stands in the facts, not in the lesson. */
const boxed = (lesson: string): string =>
  [...lesson.matchAll(/<Differs[^>]*facts=\{\[([^\]]*)\]\}/g)]
    .flatMap(([, list = '']) => list.match(/[\w-]+\/[\w-]+/g) ?? [])
    .map((id) => facts[factNamed(id)])
    .map(({ taught, today }) => `${taught.statement} ${today.statement}`)
    .join(' ');

/** The words of a lesson as its reader meets them: markup and addresses gone, each value one word. */
export function wordsIn(lesson: string): number {
  const prose = lesson
    .replaceAll(/<Value\s[^>]*>/g, ' value ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, ' ');
  return count(`${prose} ${boxed(lesson)}`);
}

/** Minutes to read a lesson or a part of it, to the part of a minute. */
export const minutesToRead = (lesson: string): number => wordsIn(lesson) / wordsPerMinute;

/** Minutes for a lesson, its labs and its questions. Parts of a minute count as a whole one. */
export function timesOf(lesson: string, labMinutes: readonly number[], questions: number): Times {
  return {
    reading: Math.ceil(minutesToRead(lesson)),
    labs: labMinutes.reduce((sum, minutes) => sum + minutes, 0),
    check: Math.ceil((questions * secondsPerQuestion) / 60),
  };
}

/** All of it together. */
export const minutesOf = ({ reading, labs, check }: Times): number => reading + labs + check;
