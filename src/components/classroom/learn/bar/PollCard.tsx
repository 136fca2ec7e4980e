/** The poll in the bar: answered with the same controls as everywhere, and changed as often as one likes while it is open. */
import { useEffect, useId, useState } from 'react';
import { QuestionView } from '#src/components/exam/QuestionView.tsx';
import type { Desk, DeskState } from '../desk.ts';
import { pollOf, vote, type Poll } from '../poll.ts';
import { Card } from './Card.tsx';
import '#src/components/quiz/knowledge-check.css';
import '#src/components/figures/figure.css';
import '#src/components/figures/kinds.css';

interface PollCardProps {
  desk: Desk;
  poll: NonNullable<DeskState['poll']>;
  onClose: () => void;
}

const titles = { open: 'A poll', closed: 'The poll is closed', revealed: 'What the class thinks' } as const;

export function PollCard({ desk, poll: { id, version }, onClose }: PollCardProps) {
  const inClass = desk.state().seat.class;
  const name = useId();
  const [poll, setPoll] = useState<Poll>();
  const [words, setWords] = useState<readonly string[]>();
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    void pollOf(inClass, id).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setPoll(answer.value);
      setTrouble(answer.ok ? undefined : answer.message);
    });
    return () => {
      isWanted = false;
    };
  }, [inClass, id, version]);
  if (!poll)
    return (
      <Card title="A poll" onClose={onClose}>
        <p role="status">{trouble ?? 'The question comes.'}</p>
      </Card>
    );
  const answer = words ?? poll.mine ?? [];
  const send = async () => {
    const done = await vote(inClass, id, answer);
    setSaid(done.ok ? 'Your answer is in. You can change it while the poll is open.' : '');
    setTrouble(done.ok ? undefined : done.message);
  };
  const isOpen = poll.state === 'open';
  return (
    <Card title={titles[poll.state]} onClose={onClose}>
      <div className="class-poll">
        {poll.question ? (
          <QuestionView
            question={poll.question}
            name={name}
            answer={answer}
            {...(isOpen ? { onAnswer: setWords } : {})}
          />
        ) : (
          <p>This page cannot show the question. Reload it.</p>
        )}
        {isOpen ? (
          <p className="class-card-row">
            <button type="button" className="cc-button" disabled={answer.length === 0} onClick={() => void send()}>
              {poll.mine === undefined && said === '' ? 'Answer' : 'Change my answer'}
            </button>
            <span role="status">{said}</span>
          </p>
        ) : (
          <Votes poll={poll} />
        )}
        {trouble !== undefined && <p role="alert">{trouble}</p>}
      </div>
    </Card>
  );
}

/** What was chosen how often, once that is told. */
function Votes({ poll: { votes, total, question } }: { poll: Poll }) {
  if (!votes) return <p>No more answers are taken. What the class thinks is told in a moment.</p>;
  const textOf = (word: string) => question?.view.parts.find(({ id }) => id === word)?.text ?? word;
  return (
    <>
      <p>
        {total} {total === 1 ? 'answer' : 'answers'}
      </p>
      <ul className="class-votes">
        {votes.map(({ word, count, right }) => (
          <li key={word}>
            <span>
              {textOf(word)}
              {right === true && <strong> (right)</strong>}
            </span>
            <meter min={0} max={Math.max(1, total)} value={count} aria-label={textOf(word)} />
            <span>{count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
