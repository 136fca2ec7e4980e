/** A poll with its votes: bars that grow as they come, the right answer once it is told, and what the wrong ones believe. */
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { paragraphsOf } from '#src/quiz/prose.ts';
import type { Poll } from '../api-polls.ts';
import { barsOf } from './poll-bars.ts';

const share = (count: number, total: number): number => (total === 0 ? 0 : Math.round((100 * count) / total));

const stateWords = {
  open: 'Votes are taken',
  closed: 'No more votes are taken',
  revealed: 'The answer is told',
} as const;

export function PollView({ poll }: { poll: Poll }) {
  const { view, total, right, beliefs = [], state } = poll;
  return (
    <div className="teach-poll" data-state={state}>
      <div className="teach-poll-stem">
        {paragraphsOf(view.stem).map((pieces, index) => (
          <p key={index}>
            <Pieces pieces={pieces} />
          </p>
        ))}
      </div>
      <p className="teach-note" role="status">
        {stateWords[state]}: {total === 1 ? '1 vote' : `${String(total)} votes`}
        {right === undefined ? '' : `, ${String(right)} right`}.
      </p>
      <ol className="teach-bars">
        {barsOf(poll).map(({ word, text, count, right: isRight }) => (
          <li key={word} data-right={isRight}>
            <span className="teach-bar-words">
              {isRight === true && <strong>Right: </strong>}
              {paragraphsOf(text).map((pieces, index) => (
                <Pieces key={index} pieces={pieces} />
              ))}
            </span>
            <span className="teach-bar-count">
              {count} ({share(count, total)} %)
            </span>
            <progress max={Math.max(1, total)} value={count} aria-hidden="true" />
          </li>
        ))}
      </ol>
      {beliefs.length > 0 && (
        <ul className="teach-list" aria-label="What the wrong answers follow from">
          {beliefs.map(({ id, count, belief, truth }) => (
            <li key={id}>
              {count === 1 ? '1 believes' : `${String(count)} believe`}: {belief}{' '}
              {truth !== undefined && <span className="teach-note">{truth}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
