/** A poll as somebody may see it: the key is told to those who lead once it is closed, and to everybody when it is revealed. */
import type { Kysely } from 'kysely';
import { kindOf } from '#src/quiz/registry.ts';
import type { Key } from '#src/quiz/score.ts';
import { beliefsOf } from '../content/beliefs.ts';
import type { Caller } from '../roles.ts';
import type { PollRow, Tables } from '../store/tables.ts';
import * as z from 'zod/mini';
import { countVotes, type Bar } from './count.ts';
import { asked } from './question.ts';

export const votedWords = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(60));

/** The words that misconceptions of a course have. */
async function withWords(key: Key, course: string): Promise<Key> {
  const words = await beliefsOf(course);
  const options = key.options.map((option) => {
    const beliefSays = words.get(option.belief ?? '')?.belief;
    return beliefSays === undefined ? option : { ...option, beliefSays };
  });
  return { ...key, options };
}

/** What is told of a bar while the key is not: how often, and nothing of whether it is right. */
const untold = ({ word, count }: Bar): Bar => ({ word, count });

/** Reads the votes and puts together what the caller may see. */
export async function shownPoll(db: Kysely<Tables>, poll: PollRow, course: string, { role, seat }: Caller) {
  const { ref, item } = asked.parse(JSON.parse(poll.item));
  const kind = kindOf(item.kind);
  const view = kind.publicView(item);
  const rows = await db.selectFrom('votes').select(['seat', 'words']).where('poll', '=', poll.id).execute();
  const votes = rows.map(({ words }) => votedWords.parse(JSON.parse(words)));
  const mine = rows.find((row) => row.seat === seat?.id)?.words;
  const leads = role !== undefined;
  const tellsKey = poll.state === 'revealed' || (leads && poll.state === 'closed');
  const head = {
    ...{ id: poll.id, state: poll.state, at: poll.made_at, kind: item.kind, view, total: votes.length },
    // Where its key stands is part of its name, so the name is told only where a drawing is looked up by it, or nothing is secret.
    ...(leads || tellsKey || view.figure ? { ref } : {}),
    ...(mine === undefined ? {} : { mine: votedWords.parse(JSON.parse(mine)) }),
  };
  if (!leads && !tellsKey) return head;
  const { bars, right, beliefs } = countVotes(kind.keyOf(item), votes);
  if (!tellsKey) return { ...head, votes: bars.map(untold) };
  const known = await beliefsOf(course);
  return {
    ...head,
    votes: bars,
    right,
    beliefs: beliefs.map((one) => ({ ...one, ...known.get(one.belief), id: one.belief })),
    key: await withWords(kind.keyOf(item), course),
  };
}
