/** The page of one class for whoever leads it: what all are shown now, the plan with its gates, how learners come in, and who they are. */
import { useCallback, useState } from 'react';
import type { Account } from '../Place.tsx';
import { Problem } from '../Problem.tsx';
import {
  announce,
  announcementsOf,
  changeClass,
  changeMoment,
  forgetClass,
  keepClass,
  makeGroups,
  moveClass,
  setGate,
  setStep,
} from '../api-class.ts';
import type { ClassView } from '../api-class.ts';
import {
  bringRoster,
  changeRole,
  changeSeat,
  forgetSeat,
  groupNamed,
  invite,
  kick,
  merge,
  newWayBack,
  peopleOf,
  readmit,
  removeLeader,
  rosterCsv,
  seatData,
  setTime,
} from '../api-people.ts';
import { openPoll } from '../api-polls.ts';
import { endRehearsal, rehearsalOf, rehearse } from '../api-rehearsal.ts';
import { useFeed } from '../feed.tsx';
import type { CourseOffer } from '../offer-shape.ts';
import { homePage, joinAddress, showPage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { useAct } from '../useAct.ts';
import { useAnswer } from '../useAnswer.ts';
import { useOrigin } from '../useOrigin.ts';
import { useNow } from '../useNow.ts';
import { Agenda } from './Agenda.tsx';
import { Announce } from './Announce.tsx';
import { ClassState } from './ClassState.tsx';
import { Code } from './Code.tsx';
import { Keeping } from './Keeping.tsx';
import { EyesUp, Timer } from './Moment.tsx';
import { NewCode } from './NewCode.tsx';
import { People } from './People.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import { Polls } from './Polls.tsx';
import { Rehearse } from './Rehearse.tsx';
import { Roster } from './Roster.tsx';
import { Settings } from './Settings.tsx';
import { Staff } from './Staff.tsx';

interface ClassPageProps {
  site: Site;
  view: ClassView;
  me: Account;
  offer: CourseOffer | undefined;
  now: () => number;
  again: () => void;
}

/** Whether learners come to a gate that nobody opened. */
const hasShutGate = ({ settings, plan, moment }: ClassView): boolean =>
  settings.pace === 'gated' &&
  plan.entries.some(({ id, gate }) => gate === true && moment.opened?.includes(id) !== true);

export function ClassPage({ site, view, me, offer, now, again }: ClassPageProps) {
  const { id, state, role, moment } = view;
  const mayLead = role !== 'observer';
  const canLead = mayLead && state !== 'ended';
  const decides = role === 'instructor';
  const { problem, act } = useAct();
  const [isEditing, setEditing] = useState(false);
  const { origin, isOnlyHere } = useOrigin();
  const shown = useNow(now, 15_000);
  const people = useAnswer(useCallback(() => peopleOf(id), [id]));
  const announcements = useAnswer(useCallback(() => announcementsOf(id), [id]));
  const rehearsal = useAnswer(useCallback(() => rehearsalOf(id), [id]));
  useFeed((word) => {
    if (word.kind === 'joined' || word.kind === 'left' || word.kind === 'renamed') people.again();
    if (word.kind === 'class.changed' && (word.body.what === 'staff' || word.body.what === 'groups')) people.again();
    if (word.kind === 'announced') announcements.again();
  });
  const does = (work: Parameters<typeof act>[0]) => void act(work).then((happened) => happened && again());
  return (
    <div className="teach-page">
      <Problem says={problem} />
      {mayLead && (
        <ClassState
          state={state}
          mayEnd={decides}
          hasShutGate={hasShutGate(view)}
          onMove={(to) => does(() => moveClass(id, to))}
        />
      )}
      <div className="teach-two">
        <div className="teach-page">
          <section className="teach-panel" aria-labelledby="teach-plan">
            <div className="teach-head">
              <h2 id="teach-plan">Plan</h2>
              {canLead && offer && !isEditing && (
                <button type="button" className="teach-small" onClick={() => setEditing(true)}>
                  Change the plan
                </button>
              )}
            </div>
            {isEditing && offer ? (
              <PlanEditor
                plan={view.plan}
                offer={offer}
                onKeep={async (plan) => {
                  const answer = await changeClass(id, { plan });
                  if (answer.ok) again();
                  return answer;
                }}
                onClose={() => setEditing(false)}
              />
            ) : (
              <Agenda
                site={site}
                view={view}
                offer={offer}
                now={shown}
                mayLead={canLead}
                acts={{
                  setGate: (entry, open) => does(() => setGate(id, entry, open)),
                  goTo: (entry) => does(() => setStep(id, entry)),
                  ask: (ref) => does(() => openPoll(id, ref)),
                  putTogether: (entry) => does(() => makeGroups(id, entry)),
                }}
              />
            )}
          </section>
        </div>
        <div className="teach-page">
          {view.code !== null && (
            <section className="teach-panel" aria-labelledby="teach-come-in">
              <h2 id="teach-come-in">How learners come in</h2>
              <Code code={view.code} address={joinAddress(site, view.code, origin)} isOnlyHere={isOnlyHere} />
              {canLead && <NewCode onNew={() => does(() => changeClass(id, { code: 'new' }))} />}
            </section>
          )}
          {canLead && (
            <section className="teach-panel" aria-labelledby="teach-now">
              <h2 id="teach-now">All screens</h2>
              <EyesUp moment={moment} now={now} onChange={(change) => does(() => changeMoment(id, change))} />
              <Timer moment={moment} now={now} onChange={(change) => does(() => changeMoment(id, change))} />
              <section className="teach-part" aria-label="Show a lab">
                <h3>Show a lab</h3>
                <p className="teach-row">
                  <a className="teach-small" href={showPage(site, id)}>
                    Do it yourself, for everybody to follow
                  </a>
                  {moment.broadcast && (
                    <button
                      type="button"
                      className="teach-small"
                      onClick={() => does(() => changeMoment(id, { broadcast: null }))}
                    >
                      Stop showing
                    </button>
                  )}
                </p>
              </section>
              <Announce
                announcements={announcements.kind === 'open' ? announcements.value : []}
                mayLead
                onAnnounce={(text) => act(() => announce(id, text))}
              />
            </section>
          )}
          <section className="teach-panel" aria-labelledby="teach-polls">
            <h2 id="teach-polls">Polls</h2>
            <Polls inClass={id} offer={offer} mayLead={canLead} moment={moment} />
          </section>
          <section className="teach-panel" aria-labelledby="teach-people">
            <h2 id="teach-people">People</h2>
            {people.kind === 'failed' && <Problem says={people.message} />}
            {people.kind === 'open' && (
              <>
                <People
                  site={site}
                  inClass={id}
                  people={people.value}
                  mayLead={canLead}
                  mayForget={decides}
                  door={{
                    change: (seat, change) => changeSeat(id, seat, change),
                    setTime: (seat, time) => setTime(id, seat, time),
                    groupNamed: (name) => groupNamed(id, name),
                    kick: (seat) => kick(id, seat),
                    readmit: (seat) => readmit(id, seat),
                    merge: (seat, into) => merge(id, seat, into),
                    newWayBack: (seat) => newWayBack(id, seat),
                    dataOf: (seat) => seatData(id, seat),
                    forget: (seat) => forgetSeat(id, seat),
                  }}
                  onChanged={people.again}
                />
                {mayLead && (
                  <details>
                    <summary>{canLead ? 'Roster, and who leads' : 'Who leads'}</summary>
                    {canLead && (
                      <Roster csv={rosterCsv(id)} onBring={(csv) => bringRoster(id, csv)} onChanged={people.again} />
                    )}
                    <Staff
                      staff={people.value.staff}
                      me={me.id}
                      mayDecide={decides}
                      door={{
                        invite: (as) => invite(id, as),
                        changeRole: (account, as) => changeRole(id, account, as),
                        remove: (account) => removeLeader(id, account),
                      }}
                      onChanged={() => {
                        people.again();
                        again();
                      }}
                      onLeft={() => location.assign(homePage(site))}
                    />
                  </details>
                )}
              </>
            )}
          </section>
          {canLead && (
            <section className="teach-panel" aria-labelledby="teach-settings">
              <h2 id="teach-settings">Settings and rehearsal</h2>
              <Settings
                settings={view.settings}
                title={view.title}
                now={shown}
                onChange={(change) => does(() => changeClass(id, change))}
              />
              {rehearsal.kind === 'open' && (
                <>
                  <h3>Rehearsal</h3>
                  <Rehearse
                    site={site}
                    inClass={id}
                    rehearsal={rehearsal.value}
                    isRunning={state === 'running'}
                    onStart={(learners) =>
                      void act(() => rehearse(id, learners)).then(() => {
                        rehearsal.again();
                        people.again();
                      })
                    }
                    onEnd={() =>
                      void act(() => endRehearsal(id)).then(() => {
                        rehearsal.again();
                        people.again();
                      })
                    }
                  />
                </>
              )}
            </section>
          )}
          {decides && (
            <section className="teach-panel" aria-labelledby="teach-keeping">
              <h2 id="teach-keeping">How long it is kept</h2>
              <Keeping
                title={view.title}
                keepDays={view.settings.keepDays}
                endedAt={view.endedAt}
                now={shown}
                onKeep={async (days) => {
                  const answer = await keepClass(id, days);
                  if (answer.ok) again();
                  return answer;
                }}
                onForget={(title) => forgetClass(id, title)}
                onForgotten={() => location.assign(homePage(site))}
              />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
