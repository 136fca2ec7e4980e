/** What the open book was asked for, and what that was good for. */
import { counted } from '#src/base/counted.ts';
import type { ItemReport, Report } from '#src/quiz/exam/report.ts';

interface Looked {
  item: ItemReport;
  asked: string[];
  paidOff: boolean;
}

/** Question by question; looks from the review screen belong to none. */
const lookedIn = ({ items, looks }: Report): Looked[] =>
  items.flatMap((item) => {
    const own = looks.filter((look) => look.item === item.item.id);
    if (own.length === 0) return [];
    const asked = [...new Set(own.flatMap(({ query }) => (query === undefined ? [] : [`“${query}”`])))];
    return [{ item, asked, paidOff: own.some(({ paidOff }) => paidOff) }];
  });

const wordsFor = ({ item, paidOff }: Looked): string => {
  if (paidOff) return 'It paid off: the answer came after it, and is right.';
  return item.outcome === 'right' ? 'The answer stood before, and is right.' : 'The answer is not right all the same.';
};

export function Looks({ report }: { report: Report }) {
  const looked = lookedIn(report);
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">The open book</h2>
      {looked.length === 0 ? (
        <p>You looked nothing up. Where a single fact decides, half a minute in the book is well spent.</p>
      ) : (
        <>
          <p>
            You looked things up during {counted(looked.length, 'question')}; it paid off in{' '}
            {looked.filter(({ paidOff }) => paidOff).length}.
          </p>
          <ul>
            {looked.map((one) => (
              <li key={one.item.number}>
                Question {one.item.number}
                {one.asked.length > 0 && `, ${one.asked.join(', ')}`}. {wordsFor(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
