/** The look into one learner's work: which of their attempts, the lab it is of, and what is asked about it. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Lab } from '#src/lab/definition.ts';
import { findLab } from '#src/lab/registry.ts';
import { answerHand } from '../api-live.ts';
import type { Tile } from '../api-live.ts';
import { addLines, askForControls, attemptsOf, handBack, linesOf, tellPlaces } from '../api-look.ts';
import type { AttemptHead } from '../api-look.ts';
import { peopleOf } from '../api-people.ts';
import { useFeed } from '../feed.tsx';
import type { OneClass } from '../InClass.tsx';
import type { Account } from '../Place.tsx';
import { cloudPage, livePage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { useLive } from '../live/useLive.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { useAnswer } from '../useAnswer.ts';
import { useNow } from '../useNow.ts';
import { useOffer } from '../useOffer.ts';
import { Look } from './Look.tsx';
import type { LookDoor } from './Look.tsx';
import { Notes } from './Notes.tsx';
import { StandsNow } from './StandsNow.tsx';
import '#src/components/lab/lab.css';
import './look.css';

/** How long somebody stands so is said in minutes. */
const tick = 15_000;

/** The one that is meant, else the one that was worked at last. */
export const chosenOf = (attempts: readonly AttemptHead[], wanted: string | null): AttemptHead | undefined =>
  attempts.find(({ id }) => id === wanted) ??
  attempts.toSorted((one, other) => other.changedAt - one.changedAt).find(({ length }) => length > 0);

export function LookPlace({ site, me, view, now }: OneClass & { site: Site; me: Account }) {
  const query = new URLSearchParams(location.search);
  const seat = query.get('seat') ?? '';
  const [wanted, setWanted] = useState(query.get('attempt'));
  const attempts = useAnswer(useCallback(() => attemptsOf(view.id, seat), [view.id, seat]));
  const people = useAnswer(useCallback(() => peopleOf(view.id), [view.id]));
  const offer = useOffer(site, view.course);
  const tile = useLive(view.id).tiles?.find((one) => one.seat === seat);
  const shown = useNow(now, tick);
  const { problem, act } = useAct();
  const { again } = attempts;
  useFeed((word) => {
    if ((word.kind === 'standing' || word.kind === 'lines') && (word.body.seat ?? seat) === seat) again();
  });
  const name = people.kind === 'open' ? (people.value.seats.find(({ id }) => id === seat)?.name ?? 'A learner') : '';
  const list = attempts.kind === 'open' ? attempts.value : [];
  const attempt = chosenOf(list, wanted);
  const mayLead = view.role !== 'observer' && view.state !== 'ended';
  if (attempts.kind === 'loading' || people.kind === 'loading') return <p role="status">Reading their work.</p>;
  const notes = <Notes inClass={view.id} seat={seat} name={name} mayWrite={mayLead} />;
  return (
    <>
      <div className="teach-head">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p className="teach-row">
          {list.length > 1 && (
            <label className="teach-inline">
              Lab
              <select
                className="teach-input"
                value={attempt?.id ?? ''}
                onChange={({ target }) => setWanted(target.value)}
              >
                {list.map(({ id, lab }) => (
                  <option key={id} value={id}>
                    {offer?.labs.find(({ ref }) => ref === lab)?.title ?? lab}
                  </option>
                ))}
              </select>
            </label>
          )}
          <a className="teach-small" href={livePage(site, view.id)}>
            Back to everybody
          </a>
        </p>
      </div>
      <Problem says={problem} />
      {tile && (
        <StandsNow
          tile={tile}
          now={shown}
          mayLead={mayLead}
          onAnswered={() => void act(() => answerHand(view.id, seat))}
        />
      )}
      {attempts.kind === 'failed' && <Problem says={attempts.message} />}
      {attempt === undefined ? (
        <>
          <p>{name} has not begun a lab of this class yet. As soon as they do, it appears here.</p>
          {notes}
        </>
      ) : (
        <OfLab key={attempt.id} attempt={attempt}>
          {(lab) => (
            <>
              {attempt.cloud && (
                <p>
                  This lab stands on the server, for several at once or to be assessed.{' '}
                  <a href={cloudPage(site, view.id, attempt.id)}>Open its room</a>
                </p>
              )}
              <Opened
                inClass={view.id}
                attempt={attempt}
                lab={lab}
                name={name}
                me={me.id}
                place={tile?.attempt === attempt.id ? tile.place : undefined}
                mayTakeOver={mayLead && view.state === 'running'}
                notes={notes}
              />
            </>
          )}
        </OfLab>
      )}
    </>
  );
}

/** The lab of an attempt, once its code is there. */
function OfLab({ attempt, children }: { attempt: AttemptHead; children: (lab: Lab) => React.ReactNode }) {
  const [lab, setLab] = useState<Lab>();
  const [because, setBecause] = useState<string>();
  const id = attempt.lab;
  useEffect(() => {
    let isWanted = true;
    Promise.resolve(id)
      .then((named) => findLab(named).load())
      .then(
        (found) => {
          if (isWanted) setLab(found.default);
        },
        (cause: unknown) => {
          if (isWanted) setBecause(cause instanceof Error ? cause.message : String(cause));
        },
      );
    return () => {
      isWanted = false;
    };
  }, [id]);
  if (because !== undefined) return <Problem says={because} />;
  return lab ? children(lab) : <p role="status">Loading the lab.</p>;
}

interface OpenedProps {
  inClass: string;
  attempt: AttemptHead;
  lab: Lab;
  name: string;
  me: string;
  place: Tile['place'];
  mayTakeOver: boolean;
  notes: React.ReactNode;
}

function Opened({ inClass, attempt, lab, name, me, place, mayTakeOver, notes }: OpenedProps) {
  const { id } = attempt;
  const door = useMemo(
    (): LookDoor => ({
      read: (from) => linesOf(inClass, id, from),
      append: (from, lines) => addLines(inClass, id, from, lines),
      askForControls: () => askForControls(inClass, id),
      handBack: () => handBack(inClass, id),
      tellPlaces: (places) => tellPlaces(inClass, id, places),
    }),
    [inClass, id],
  );
  return (
    <Look
      {...{ attempt, lab, name, me, mayTakeOver, door }}
      {...(place === undefined ? {} : { place })}
      beside={notes}
    />
  );
}
