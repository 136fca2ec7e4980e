/** The page of a class for those who learn in it: the agenda, results, notes, and the ways to other devices and out. */
import { useCallback, useEffect, useId, useState } from 'react';
import { listedAttempts, type ListedAttempt } from '#src/classroom/attempts/words.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { askAs } from '../../api.ts';
import { courierWords } from '../courier.ts';
import type { Desk } from '../desk.ts';
import { useDesk, useNow } from '../useDesk.ts';
import { timeOfDay } from '../when.ts';
import { Agenda } from './Agenda.tsx';
import { agendaOf } from './agenda.ts';
import { newPhrase, notesOf, ownSeats, resultsOf, turnTo, type Note, type OwnSeat, type Result } from './join.ts';
import { Phrase } from './Phrase.tsx';
import { resultWords } from './result-words.ts';
import type { Site } from './site.ts';

const states = {
  preparing: 'The class has not begun yet. Its agenda opens when it does.',
  running: '',
  paused: 'The class is paused. Your work is kept; the instructor goes on in a moment.',
  ended: 'The class has ended. You can still read here what you did.',
} as const;

export function Home({ desk, site }: { desk: Desk; site: Site }) {
  const state = useDesk(desk);
  const { seat, seen, courier, graded } = state;
  const now = useNow(desk, true);
  const [attempts, setAttempts] = useState<readonly ListedAttempt[]>([]);
  const [results, setResults] = useState<readonly Result[]>([]);
  const [notes, setNotes] = useState<readonly Note[]>([]);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const look = useCallback(async () => {
    const [own, marks, left] = await Promise.all([
      askAs(listedAttempts, 'GET', `/api/classes/${encodeURIComponent(seat.class)}/attempts`),
      resultsOf(seat.class),
      notesOf(seat.class),
    ]);
    if (own.ok) setAttempts(own.value);
    if (marks.ok) setResults(marks.value);
    if (left.ok) setNotes(left.value);
    const events = await (await openRecord()).all();
    setRead(new Set(events.flatMap((event) => (event.kind === 'unit.read' ? [event.unit] : []))));
  }, [seat.class]);
  // Whatever changed in the class may have changed these.
  const settings = seen?.settings;
  useEffect(() => void look(), [look, settings, graded, courier.waiting]);
  if (!seen) return <p role="status">{state.isOut ? '' : 'The class is being read.'}</p>;
  const lines = agendaOf({
    ...{ seen, attempts, read, now, site, seat: seat.seat },
    results: new Map(results.map(({ entry, points, outOf }) => [entry, { points, outOf }])),
  });
  return (
    <>
      <header className="class-head">
        <h1 id="_top">{seen.title}</h1>
        <p>
          You are here as <strong>{seat.name}</strong>. {states[seen.state]}
        </p>
        <p className="class-note" role="status">
          {courierWords(courier)}
        </p>
      </header>
      <section aria-labelledby="agenda">
        <h2 id="agenda">Agenda</h2>
        <Agenda lines={lines} />
      </section>
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">Notes for you</h2>
          <ul className="class-notes">
            {notes.map(({ id, text, by, at }) => (
              <li key={id}>
                <p>{text}</p>
                <small>
                  {by}, {timeOfDay(at)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Results inClass={seat.class} results={results} words={resultWords(seen)} />
      <Place desk={desk} />
    </>
  );
}

interface ResultsProps {
  inClass: string;
  results: readonly Result[];
  /** When they are told. */
  words: string;
}

const Results = ({ inClass, results, words }: ResultsProps) => (
  <section aria-labelledby="results">
    <h2 id="results">My results</h2>
    <p className="class-note">{words}</p>
    {results.length === 0 ? (
      <p>Nothing stands here yet.</p>
    ) : (
      <table className="class-results">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ entry, title, points, outOf, why, form }) => (
            <tr key={entry}>
              <th scope="row">
                {form === undefined ? (
                  title
                ) : (
                  <a href={`/class/exam/report/?class=${encodeURIComponent(inClass)}&form=${encodeURIComponent(form)}`}>
                    {title}
                  </a>
                )}
              </th>
              <td>
                {Math.round(points * 100) / 100} of {Math.round(outOf * 100) / 100}
                {why !== undefined && why !== '' && <small>Set by your instructor: {why}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

/** Other devices, other classes, and the way out. */
function Place({ desk }: { desk: Desk }) {
  const id = useId();
  const { seat, courier } = useDesk(desk);
  const [phrase, setPhrase] = useState<string>();
  const [others, setOthers] = useState<readonly OwnSeat[]>([]);
  const [isLeaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    void ownSeats().then((seats) => setOthers(seats.filter((one) => one.class !== seat.class)));
  }, [seat.class]);
  const renew = async () => {
    const answer = await newPhrase(seat.class);
    setTrouble(answer.ok ? undefined : answer.message);
    if (answer.ok) setPhrase(answer.value.phrase);
  };
  const leave = async () => {
    const answer = await desk.leave();
    if (answer.ok || answer.status === 401) location.assign(location.pathname);
    else setTrouble(answer.message);
  };
  if (phrase !== undefined)
    return <Phrase phrase={phrase} title={seat.title} name={seat.name} onKept={() => setPhrase(undefined)} />;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>My place in this class</h2>
      <p>
        While you are in the class, those who lead it see where you are in this course and in its labs, and how you
        answer. To go on elsewhere, open <code>{location.host}/class/</code> there and write your resume phrase.
      </p>
      <p className="class-row">
        <button type="button" className="cc-button-quiet" onClick={() => void renew()}>
          Make a new phrase
        </button>
        <button type="button" className="cc-button-quiet" onClick={() => setLeaving(true)} hidden={isLeaving}>
          Leave on this device
        </button>
      </p>
      {isLeaving && (
        <div className="class-panel" role="group" aria-label="Leave on this device">
          <p>
            This browser forgets your place. With your phrase you can come back.{' '}
            {courier.waiting > 0 &&
              `${String(courier.waiting)} steps are not with the class yet: wait until they are. `}
            What you did stays in this browser too; on a shared computer erase it on <a href="/record/">My record</a>.
          </p>
          <p className="class-row">
            <button type="button" className="cc-button" onClick={() => void leave()}>
              Leave
            </button>
            <button type="button" className="cc-button-quiet" onClick={() => setLeaving(false)}>
              Stay
            </button>
          </p>
        </div>
      )}
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      <Others seats={others} />
      <p>
        <a href="/class/?join">Join another class</a>
      </p>
    </section>
  );
}

/** The other classes that this browser sits in. */
export function Others({ seats }: { seats: readonly OwnSeat[] }) {
  if (seats.length === 0) return null;
  return (
    <>
      <p>You have a place in other classes on this device:</p>
      <ul className="class-others">
        {seats.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="cc-button-quiet"
              onClick={() => void turnTo(one).then(() => location.assign('/class/'))}
            >
              {one.title}, as {one.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
