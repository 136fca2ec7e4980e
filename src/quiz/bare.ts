/** What is left of a text of a question without its names and numbers: questions that differ in nothing else are alike. */
import { allNames } from '#src/quiz/generators/_names.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const names = new RegExp(
  `(?<![\\w-])(?:${[...allNames]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\w-])`,
  'gi',
);
const numbers =
  /(?<![\w-])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth)(?![\w-])/gi;

/** A text with a mark for each name, number and address; several in a row are one, and a plural is its singular. */
export const bare = (text: string): string =>
  text
    .replace(/`[^`]*`/g, '▪')
    .replace(names, '▪')
    .replace(/\S*\d\S*?(?=[.,;:?!)]*(?:\s|$))/g, '▪')
    .replace(numbers, '▪')
    .replace(/▪(?:(?:,? and |,? or |, | to | )▪)+/g, '▪')
    .replace(/▪ (\w{3,}?)s\b/g, '▪ $1')
    .replace(/\b(?:are|have|were)\b/g, (word) => ({ are: 'is', have: 'has' })[word] ?? 'was')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
