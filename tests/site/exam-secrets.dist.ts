/** Nothing of an exam that counts stands in the built site: a paper is drawn as the server draws one, and every file is searched for it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { examsOf } from '#src/classroom/content/course-content.ts';
import { drawPaper, type Paper } from '#src/classroom/exams/paper.ts';
import { wishOf } from '#src/classroom/exams/wish.ts';
import { item } from '#src/quiz/item.ts';
import { leaksIn, secretsOf, type Said } from '../classroom/exams/secrets.ts';
import { files, read } from './support.ts';

const own = {
  id: 'brought-to-this-class',
  item: item.parse({
    ...{ kind: 'single', objective: 'own', facts: ['own/the-author'], difficulty: 2, needs: 'recall' },
    stem: 'Which of these three did the instructor bring along?',
    options: [
      {
        id: 'a',
        text: 'The first of them',
        correct: true,
        why: 'Because the instructor of this class says that it is.',
      },
      { id: 'b', text: 'The second of them', why: 'Because the instructor of this class says that it is not.' },
      { id: 'c', text: 'The third of them', why: 'Because nobody would bring the third of them along.' },
    ],
  }),
};

async function draw(seed: string): Promise<Paper> {
  const entry = { id: 'exam', kind: 'exam', ref: 'full' } as const;
  const wish = wishOf(entry, 'expressroute', await examsOf('expressroute'), { skilled: 0, others: 1 });
  if (typeof wish === 'string') throw new Error(wish);
  const paper = drawPaper({ wish, own: [own], seed, profile: 'today', measure: [] });
  if ('missing' in paper) throw new Error(paper.missing.map(({ says }) => says).join(' '));
  return paper;
}

describe('the built site', () => {
  let paper: Paper;
  let built: Said[];
  beforeAll(async () => {
    paper = await draw('0123456789abcdef0123456789abcdef');
    built = files
      .filter((file) => /\.(?:js|mjs|json|html|css|txt|xml|webmanifest)$/.test(file))
      .map((file) => ({ by: file, text: read(file) }));
  }, 60_000);

  test('has files to be searched', () => {
    expect(built.length).toBeGreaterThan(100);
  });

  test('holds no seed, no id and no weight of a paper, and no question with its reasons that was brought', () => {
    // Sentences that a generator says of every seed are in the part of the site that practices alone; those of this paper are not.
    const brought = new Set(own.item.kind === 'single' ? own.item.options.map(({ why }) => why) : []);
    const secrets = secretsOf([paper]).filter(({ what, text }) =>
      what === 'reason' ? brought.has(text) : what !== 'belief',
    );
    expect(secrets.length).toBeGreaterThan(90);
    expect(leaksIn(built, secrets)).toEqual([]);
  });

  test('holds none of the questions as this paper asks them', () => {
    const asked = Object.values(paper.questions).map(({ view }) => ({ what: 'reason' as const, text: view.stem }));
    expect(leaksIn(built, asked)).toEqual([]);
  });
});
