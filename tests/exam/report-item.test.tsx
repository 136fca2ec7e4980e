// @vitest-environment jsdom
/** One question of a report: what repairs a gap is named once. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ReportItem } from '#src/components/exam/report/ReportItem.tsx';
import { kindOf } from '#src/quiz/registry.ts';
import { bank, item } from './small-form.ts';

afterEach(cleanup);

const at = (unit: number, section: string, anchor: string) => ({
  ...{ href: `/expressroute/0${String(unit)}-lesson/#${anchor}`, unit, section, lesson: 'A lesson' },
});

test('a section that teaches two facts of a question is one link, in the order of the course', () => {
  const [question] = bank;
  if (!question) throw new Error('The small bank has a question.');
  const { keyOf, score, example } = kindOf(question.kind);
  const words = example.right;
  const asked = item(question.kind);
  const key = {
    ...keyOf(example.item),
    taughtAt: [at(9, 'Clean up', 's23'), at(9, 'Clean up', 's28'), at(3, 'Circuits on one network', 's1')],
  };
  render(
    <ReportItem
      report={{
        ...{ number: 1, item: asked, section: 'first', outcome: 'right', words, seconds: 20 },
        ...{ points: 1, outOf: 1, marked: false, looks: 0 },
      }}
      marked={{ item: asked, question, key, words, score: score(example.item, words) }}
      facts={new Map()}
      base=""
    />,
  );
  const links = screen.getAllByRole('link', { hidden: true }).map((link) => link.textContent);
  expect(links).toEqual(['Unit 3: Circuits on one network', 'Unit 9: Clean up']);
});
