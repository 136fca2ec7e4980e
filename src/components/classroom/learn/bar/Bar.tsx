/** The bar of the class on every page: what the class is told and asked, the timer, a hand to raise, and how it stands with the network. */
import { useEffect, useRef, useState } from 'react';
import { timeLeft } from '#src/classroom/classes/moment.ts';
import { courierWords } from '../courier.ts';
import type { Desk, DeskState } from '../desk.ts';
import { useDesk, useNow } from '../useDesk.ts';
import { clockOf } from '../when.ts';
import { EyesUp } from './EyesUp.tsx';
import { HandCard } from './HandCard.tsx';
import { NewsCard } from './NewsCard.tsx';
import { PollCard } from './PollCard.tsx';
import { useBarHeight } from './useBarHeight.ts';
import { useUnread } from './useUnread.ts';

type Card = 'hand' | 'news' | 'notes' | 'poll';

export function Bar({ desk }: { desk: Desk }) {
  const state = useDesk(desk);
  const { seat, seen, hand, announced, notes, poll, isOut } = state;
  const [card, setCard] = useState<Card>();
  const news = useUnread(`news/${seat.class}`, announced);
  const own = useUnread(`notes/${seat.class}`, notes);
  const buttons = useRef<HTMLDivElement>(null);
  useBarHeight(buttons);
  const pollId = poll?.id;
  useEffect(() => {
    if (pollId !== undefined) setCard('poll');
    else setCard((open) => (open === 'poll' ? undefined : open));
  }, [pollId]);
  if (isOut) return <Out title={seat.title} />;
  const read = (which: Card | undefined) => {
    if (which === 'news') news.readAll();
    if (which === 'notes') own.readAll();
  };
  const toggle = (which: Card) => {
    read(which);
    setCard(card === which ? undefined : which);
  };
  const close = () => {
    const was = card;
    setCard(undefined);
    read(was);
    buttons.current?.querySelector<HTMLElement>(`[data-card="${was ?? ''}"]`)?.focus();
  };
  const openButton = (which: Card, words: string) => (
    <button
      type="button"
      className="class-bar-button"
      data-card={which}
      aria-expanded={card === which}
      onClick={() => toggle(which)}
    >
      {words}
    </button>
  );
  return (
    <>
      <section className="class-bar" aria-label="Your class">
        {card === 'poll' && poll && <PollCard desk={desk} poll={poll} onClose={close} />}
        {card === 'hand' && <HandCard desk={desk} hand={hand} onClose={close} />}
        {card === 'news' && <NewsCard announced={announced} onClose={close} />}
        {card === 'notes' && <NewsCard announced={notes} title="Notes for you" onClose={close} />}
        {card === undefined && own.unread.length > 0 && (
          <NewsCard announced={own.unread} title="A note for you" onClose={own.readAll} />
        )}
        {card === undefined && own.unread.length === 0 && news.newest && (
          <NewsCard announced={[news.newest]} onClose={news.readAll} />
        )}
        <div ref={buttons} className="class-bar-row">
          <a className="class-bar-title" href="/class/">
            {seat.title}
          </a>
          <Link state={state} />
          <TimeLeft desk={desk} state={state} />
          <span className="class-bar-tools">
            {seen?.moment.broadcast && (
              <a className="class-bar-button" href="/class/follow/">
                {seen.moment.broadcast.name} shows something
              </a>
            )}
            {poll && openButton('poll', 'Poll')}
            {announced.length > 0 && openButton('news', 'News')}
            {notes.length > 0 && openButton('notes', 'Notes')}
            {openButton('hand', hand.up ? 'Hand is up' : 'Raise hand')}
          </span>
        </div>
        <div className="class-bar-voice" role="status">
          {news.newest ? `${news.newest.by} says: ${news.newest.text}` : ''}
        </div>
        <div className="class-bar-voice" role="status">
          {own.newest ? `${own.newest.by} writes to you: ${own.newest.text}` : ''}
        </div>
        <div className="class-bar-voice" role="status">
          {poll ? 'A poll is open.' : ''}
        </div>
      </section>
      <EyesUp desk={desk} state={state} />
    </>
  );
}

/** How it stands with the network and with what was done. */
function Link({ state: { link, courier, seen } }: { state: DeskState }) {
  const isCut = link === 'away' || link === 'connecting';
  const words =
    seen?.state === 'paused'
      ? 'Paused'
      : seen?.state === 'preparing'
        ? 'Not begun yet'
        : seen?.state === 'ended'
          ? 'Ended'
          : isCut
            ? 'No connection'
            : 'Connected';
  const isWell = words === 'Connected' && courier.waiting === 0;
  return (
    <span className="class-bar-link" data-cut={isCut} data-well={isWell} title={courierWords(courier)}>
      <span className="class-bar-dot" aria-hidden="true" />
      <span className="class-bar-words">{words}</span>
      {courier.waiting > 0 && <span> · {courier.waiting} to send</span>}
    </span>
  );
}

function TimeLeft({ desk, state: { seen } }: { desk: Desk; state: DeskState }) {
  const timer = seen?.moment.timer;
  const now = useNow(desk, timer?.until !== undefined);
  const left = seen && timeLeft(seen.moment, now);
  if (left === undefined) return null;
  const isOver = left === 0;
  return (
    <span className="class-bar-timer" role="timer" data-over={isOver}>
      {timer?.title !== undefined && <span>{timer.title} </span>}
      <strong>{isOver ? 'Time is up' : clockOf(left)}</strong>
      {timer?.until === undefined && !isOver && ' (stopped)'}
    </span>
  );
}

const Out = ({ title }: { title: string }) => (
  <section className="class-bar" aria-label="Your class">
    <div className="class-bar-row">
      <span role="status">You are not in “{title}” on this device any more.</span>
      <span className="class-bar-tools">
        <a className="class-bar-button" href="/class/">
          Come back or leave
        </a>
      </span>
    </div>
  </section>
);
