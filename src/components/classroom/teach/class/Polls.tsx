/** Asks the class a question, shows the votes as they come, and tells the answer when the class is ready for it. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Moment } from '#src/classroom/classes/moment.ts';
import { movePoll, openPoll, pollOf } from '../api-polls.ts';
import { useFeed } from '../feed.tsx';
import type { CourseOffer } from '../offer-shape.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { useAnswer } from '../useAnswer.ts';
import { PollView } from './PollView.tsx';

interface PollsProps {
  inClass: string;
  offer: CourseOffer | undefined;
  mayLead: boolean;
  moment: Moment;
  /** Shown to the class: without any control. */
  isShown?: boolean;
}

/** Votes of a large class come in bursts: they are read together. */
const gather = 400;

export function Polls({ inClass, offer, mayLead, moment, isShown = false }: PollsProps) {
  const { problem, act } = useAct();
  if (moment.poll !== undefined)
    return <OpenPoll key={moment.poll} inClass={inClass} poll={moment.poll} mayLead={mayLead && !isShown} />;
  if (isShown) return null;
  return (
    <>
      <Problem says={problem} />
      {mayLead && offer ? (
        <Chooser offer={offer} onAsk={(ref) => void act(() => openPoll(inClass, ref))} />
      ) : (
        <p className="teach-note">No poll is open.</p>
      )}
    </>
  );
}

function OpenPoll({ inClass, poll: id, mayLead }: { inClass: string; poll: string; mayLead: boolean }) {
  const asked = useAnswer(useCallback(() => pollOf(inClass, id), [inClass, id]));
  const { problem, act } = useAct();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { again } = asked;
  useFeed((word) => {
    if (word.kind === 'poll' && word.body.poll === id) again();
    if (word.kind !== 'vote' || word.body.poll !== id) return;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      again();
    }, gather);
  });
  useEffect(() => () => clearTimeout(waiting.current), []);
  if (asked.kind === 'loading') return <p role="status">Reading the poll.</p>;
  if (asked.kind === 'failed') return <Problem says={asked.message} />;
  const { value: poll } = asked;
  const move = (state: 'open' | 'closed' | 'revealed' | 'away') =>
    void act(() => movePoll(inClass, id, state)).then(again);
  return (
    <>
      <PollView poll={poll} />
      <Problem says={problem} />
      {mayLead && (
        <p className="teach-row">
          {poll.state === 'open' && (
            <button type="button" className="teach-small" onClick={() => move('closed')}>
              Take no more votes
            </button>
          )}
          {poll.state === 'closed' && (
            <button type="button" className="teach-small" onClick={() => move('open')}>
              Take votes again
            </button>
          )}
          {poll.state !== 'revealed' && (
            <button type="button" className="teach-small" onClick={() => move('revealed')}>
              Tell the answer
            </button>
          )}
          <button type="button" className="teach-small" onClick={() => move('away')}>
            Put it away
          </button>
        </p>
      )}
    </>
  );
}

function Chooser({ offer, onAsk }: { offer: CourseOffer; onAsk: (ref: string) => void }) {
  const id = useId();
  const [unit, setUnit] = useState(offer.units[0]?.ref ?? '');
  const [chosen, setChosen] = useState('');
  const questions = offer.questions.filter((one) => one.unit === unit);
  const question = questions.find(({ ref }) => ref === chosen) ?? questions[0];
  return (
    <form
      className="teach-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (question) onAsk(question.ref);
      }}
    >
      <p>
        <label htmlFor={`${id}unit`}>Questions of</label>
        <select id={`${id}unit`} className="teach-input" value={unit} onChange={({ target }) => setUnit(target.value)}>
          {offer.units.map(({ ref, title }) => (
            <option key={ref} value={ref}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}question`}>Question</label>
        <select
          id={`${id}question`}
          className="teach-input"
          value={question?.ref ?? ''}
          onChange={({ target }) => setChosen(target.value)}
        >
          {questions.map(({ ref, title }) => (
            <option key={ref} value={ref}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <p>
        <button type="submit" className="cc-button-quiet" aria-disabled={question === undefined}>
          Ask the class
        </button>
      </p>
    </form>
  );
}
