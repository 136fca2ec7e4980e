/** The plan of a class as the day goes: what is when, what is open, what is said there, and what opens it. */
import { isOpen, shutWords, whyShut } from '#src/classroom/classes/pace.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import type { ClassView } from '../api-class.ts';
import { kindWords, titleOf } from '../offer-shape.ts';
import type { CourseOffer } from '../offer-shape.ts';
import type { Site } from '../addresses.ts';

export interface AgendaActs {
  setGate: (entry: string, open: boolean) => void;
  goTo: (entry: string) => void;
  ask: (ref: string) => void;
  putTogether: (entry: string) => void;
}

interface AgendaProps {
  site: Site;
  view: ClassView;
  offer: CourseOffer | undefined;
  /** The server's time. */
  now: number;
  mayLead: boolean;
  acts: AgendaActs;
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

/** When each entry is meant to begin, where the class has a beginning. */
export function timesOf(entries: readonly PlanEntry[], starts: number | undefined): (number | undefined)[] {
  let at = starts;
  return entries.map(({ minutes = 0 }) => {
    const begins = at;
    if (at !== undefined) at += minutes * 60_000;
    return begins;
  });
}

export function Agenda({ site, view, offer, now, mayLead, acts }: AgendaProps) {
  const { entries } = view.plan;
  const times = timesOf(entries, view.settings.starts);
  if (entries.length === 0) return <p>Nothing is in the plan yet. Press “Change the plan” to put something into it.</p>;
  return (
    <ol className="teach-agenda">
      {entries.map((entry, index) => (
        <Entry
          key={entry.id}
          site={site}
          view={view}
          offer={offer}
          now={now}
          mayLead={mayLead}
          acts={acts}
          entry={entry}
          begins={times[index]}
        />
      ))}
    </ol>
  );
}

interface EntryProps extends AgendaProps {
  entry: PlanEntry;
  begins: number | undefined;
}

function Entry({ site, view, offer, now, mayLead, acts, entry, begins }: EntryProps) {
  const { settings, moment, state } = view;
  const standing = { plan: view.plan, settings, moment, state, now };
  const shut = whyShut(standing, entry.id);
  const title = titleOf(entry, offer);
  const isStep = settings.pace === 'together' && moment.step === entry.id;
  const canLead = mayLead && state !== 'ended';
  const isOpened = moment.opened?.includes(entry.id) === true;
  return (
    <li className="teach-entry" data-open={isOpen(standing, entry.id)} aria-current={isStep ? 'step' : undefined}>
      <div className="teach-entry-head">
        <span className="teach-entry-time">{begins === undefined ? '' : clock(begins)}</span>
        <span className="teach-entry-title">
          <span className="cc-chip">{kindWords[entry.kind]}</span> <strong>{title}</strong>{' '}
          <span className="teach-note">
            {[
              entry.minutes === undefined ? '' : `${String(entry.minutes)} min`,
              entry.kind === 'lab' && entry.way !== undefined ? entry.way : '',
              entry.people === 'pairs' ? 'in pairs' : entry.people === 'with-instructor' ? 'you own the circuit' : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>
        <span className="teach-entry-acts">
          {canLead && settings.pace === 'gated' && entry.gate === true && (
            <button
              type="button"
              className="teach-small"
              aria-label={`${isOpened ? 'Shut the gate' : 'Open the gate'} before ${title}`}
              onClick={() => acts.setGate(entry.id, !isOpened)}
            >
              {isOpened ? 'Shut the gate' : 'Open the gate'}
            </button>
          )}
          {canLead && settings.pace === 'together' && !isStep && (
            <button
              type="button"
              className="teach-small"
              aria-label={`Go here with all: ${title}`}
              onClick={() => acts.goTo(entry.id)}
            >
              Go here
            </button>
          )}
          {canLead && entry.kind === 'poll' && state === 'running' && (
            <button
              type="button"
              className="teach-small"
              aria-label={`Ask it now: ${title}`}
              onClick={() => acts.ask(entry.ref)}
            >
              Ask it now
            </button>
          )}
          {canLead && entry.people !== undefined && (
            <button
              type="button"
              className="teach-small"
              aria-label={`Put learners together for ${title}`}
              onClick={() => acts.putTogether(entry.id)}
            >
              Put learners together
            </button>
          )}
        </span>
      </div>
      {shut !== undefined && state === 'running' && shut.shut !== 'gate' && (
        <p className="teach-note">{shutWords(shut, clock)}</p>
      )}
      <EntryMore site={site} entry={entry} />
    </li>
  );
}

/** What is said there, and the pages for whoever leads. */
function EntryMore({ site, entry }: { site: Site; entry: PlanEntry }) {
  const isUnit = entry.kind === 'unit';
  const says = entry.says ?? [];
  if (!isUnit && says.length === 0) return null;
  const [course = '', unit = ''] = entry.ref.split('/');
  return (
    <div className="teach-entry-more">
      {isUnit && (
        <p className="teach-row">
          <a href={`${site.base}/${entry.ref}/`}>Lesson</a>
          <a href={`${site.base}/${course}/projector/${unit}/`}>Projector view</a>
          <a href={`${site.base}/${course}/guides/${unit}/`}>Facilitator guide</a>
        </p>
      )}
      {says.length > 0 && (
        <details>
          <summary>What to say</summary>
          <ul className="teach-says">
            {says.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
