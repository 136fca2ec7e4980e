/** The bars of a poll: every option of the question with its votes, or what was answered where it has no options to list. */
import type { Poll } from '../api-polls.ts';

export interface Bar {
  word: string;
  text: string;
  count: number;
  right: boolean | undefined;
}

type Polled = Pick<Poll, 'view' | 'votes' | 'kind' | 'key'>;

/** What a word of an answer means to people: `prompt:answer`, `place:step`, an option, or a text. */
function textOf(word: string, { view: { parts, choices = [], gaps = {} }, kind }: Polled): string {
  const named = (id: string, of: readonly { id: string; text: string }[]) => of.find((one) => one.id === id)?.text;
  const own = named(word, parts);
  if (own !== undefined && own !== '') return own;
  const cut = word.indexOf(':');
  if (cut < 0) return word;
  const before = word.slice(0, cut);
  const after = word.slice(cut + 1);
  if (kind === 'ordering') return `${before}. ${named(after, parts) ?? after}`;
  const answer = named(after, choices) ?? named(after, gaps[before] ?? []) ?? after;
  const prompt = named(before, parts);
  return prompt === undefined || prompt === '' ? answer : `${prompt}: ${answer}`;
}

/** Options keep the order in which they are asked; whatever else was answered follows, the most frequent first. */
export function barsOf(poll: Polled): Bar[] {
  const votes = new Map((poll.votes ?? []).map((vote) => [vote.word, vote]));
  const hasOptions = poll.kind === 'single' || poll.kind === 'multiple';
  const asked = hasOptions ? poll.view.parts.map(({ id }) => id) : [];
  const others = [...votes.keys()].filter((word) => !asked.includes(word));
  const keyed = new Map((poll.key?.options ?? []).map(({ id, correct }) => [id, correct]));
  return [...asked, ...others].map((word) => ({
    word,
    text: textOf(word, poll),
    count: votes.get(word)?.count ?? 0,
    // What nobody chose is told by the key.
    right: votes.get(word)?.right ?? keyed.get(word),
  }));
}
