/** What a class sees on the wall: how to come in, the timer, the poll with its votes, and what was announced last. */
import { useCallback } from 'react';
import { timeLeft } from '#src/classroom/classes/moment.ts';
import { announcementsOf } from '../api-class.ts';
import { peopleOf } from '../api-people.ts';
import { useFeed } from '../feed.tsx';
import type { OneClass } from '../InClass.tsx';
import { joinAddress } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { titleOf } from '../offer-shape.ts';
import { useAnswer } from '../useAnswer.ts';
import { useOrigin } from '../useOrigin.ts';
import { useNow } from '../useNow.ts';
import { useOffer } from '../useOffer.ts';
import { Code } from './Code.tsx';
import { Polls } from './Polls.tsx';
import { clockWords } from './timer-words.ts';

export function ProjectorPlace({ site, view, now }: OneClass & { site: Site }) {
  const { id, moment, plan, settings } = view;
  const offer = useOffer(site, view.course);
  const { origin, isOnlyHere } = useOrigin();
  const shown = useNow(now);
  const announcements = useAnswer(useCallback(() => announcementsOf(id), [id]));
  const people = useAnswer(useCallback(() => peopleOf(id), [id]));
  useFeed(({ kind }) => {
    if (kind === 'announced') announcements.again();
    if (kind === 'joined' || kind === 'left') people.again();
  });
  const left = timeLeft(moment, shown);
  const said = announcements.kind === 'open' ? announcements.value[0] : undefined;
  const here = people.kind === 'open' ? people.value.seats.filter(({ state }) => state === 'in').length : undefined;
  const step = settings.pace === 'together' ? plan.entries.find((entry) => entry.id === moment.step) : undefined;
  return (
    <div className="teach-projector">
      <header className="teach-head">
        <h1>
          <bdi>{view.title}</bdi>
        </h1>
        {left !== undefined && (
          <p className="teach-timer" role="timer" data-over={left === 0}>
            {left === 0 ? 'Time is up' : clockWords(left)}
          </p>
        )}
      </header>
      {moment.eyesUp ? (
        <p className="teach-eyes">
          <bdi>{moment.eyesUp.text}</bdi>
        </p>
      ) : moment.poll === undefined ? (
        <>
          {step && <p className="teach-projector-step">Now: {titleOf(step, offer)}</p>}
          {view.code !== null && (
            <Code code={view.code} address={joinAddress(site, view.code, origin)} isLarge isOnlyHere={isOnlyHere} />
          )}
          {here !== undefined && (
            <p className="teach-projector-count" role="status">
              {here === 1 ? '1 learner is' : `${String(here)} learners are`} here
            </p>
          )}
        </>
      ) : (
        <Polls inClass={id} offer={offer} mayLead={false} moment={moment} isShown />
      )}
      {said && (
        <p className="teach-projector-said">
          <bdi>{said.text}</bdi>
        </p>
      )}
    </div>
  );
}
