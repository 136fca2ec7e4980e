/** What the open book was asked for, and what that was good for. */
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import type { Marked } from '../mark.ts';
import { looksOf } from './looks.ts';
import type { Looked } from './looks.ts';

const wordsFor = ({ isChanged, isRight }: Looked): string => {
  if (isChanged)
    return isRight
      ? 'It paid off: the answer came after it, and is right.'
      : 'The answer came after it, and is not right.';
  return isRight ? 'The answer stood before, and is right.' : 'The answer stood before, and is not right.';
};

export function Looks({ attempt, marked }: { attempt: Attempt; marked: readonly Marked[] }) {
  const looked = looksOf(attempt, marked);
  const paid = looked.filter(({ isChanged, isRight }) => isChanged && isRight).length;
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">The open book</h2>
      {looked.length === 0 ? (
        <p>You looked nothing up. Where a fact decides, a look of half a minute is often worth it.</p>
      ) : (
        <>
          <p>
            You looked things up during {looked.length} {looked.length === 1 ? 'question' : 'questions'}; it paid off in{' '}
            {paid}.
          </p>
          <ul>
            {looked.map((one) => (
              <li key={one.number}>
                Question {one.number}:{' '}
                {[...new Set(one.looks.flatMap(({ query }) => (query === undefined ? [] : [`“${query}”`])))].join(', ')}
                . {wordsFor(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
