/** Shows the class a lab in one's own hands: an attempt of those who lead, that every screen follows while it is shown. */
import { useCallback, useMemo, useState } from 'react';
import { createVoice } from '#src/components/lab/voice.ts';
import type { Lab } from '#src/lab/definition.ts';
import { findLab } from '#src/lab/registry.ts';
import { addLines, linesOf, tellPlaces } from '../api-look.ts';
import { changeMoment } from '../api-class.ts';
import type { OneClass } from '../InClass.tsx';
import type { Account } from '../Place.tsx';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { AtControls } from './AtControls.tsx';
import { createServerLog } from './server-log.ts';
import { labsIn, ownAttempt } from './own-attempt.ts';
import '#src/components/lab/lab.css';
import './look.css';

const clock = () => Date.now();
const nowhere = {};

export function ShowPlace({ me, view }: OneClass & { me: Account }) {
  const { id, moment, role, state } = view;
  const labs = useMemo(() => labsIn(view.plan, view.course), [view.plan, view.course]);
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('lab') ?? labs[0]?.id ?? '');
  const [open, setOpen] = useState<{ lab: Lab; attempt: string }>();
  const [isReady, setReady] = useState(false);
  const [voice] = useState(createVoice);
  const { problem, act } = useAct();
  const log = useMemo(
    () =>
      open &&
      createServerLog(
        {
          read: (from) => linesOf(id, open.attempt, from),
          append: (from, lines) => addLines(id, open.attempt, from, lines),
        },
        'own',
      ),
    [id, open],
  );
  const attempt = open?.attempt;
  const isShown = attempt !== undefined && moment.broadcast?.attempt === attempt;
  const tell = useCallback(
    (places: Readonly<Record<string, string>>) => tellPlaces(id, attempt ?? '', places),
    [id, attempt],
  );
  const opened = useCallback(() => setReady(true), []);
  if (role === 'observer') return <p>Observers look, and show nothing.</p>;
  if (state === 'ended') return <p>This class has ended.</p>;
  const begin = async () => {
    const { default: lab } = await findLab(chosen).load();
    setOpen({ lab, attempt: ownAttempt(me.id, chosen) });
  };
  return (
    <section className="teach-panel" aria-labelledby="teach-show">
      <h2 id="teach-show">Show a lab to everybody</h2>
      <div className="teach-tools">
        <p className="teach-grow">
          <label htmlFor="teach-show-lab">Lab</label>
          <select
            id="teach-show-lab"
            className="teach-input"
            value={chosen}
            disabled={open !== undefined}
            onChange={({ target }) => setChosen(target.value)}
          >
            {labs.map((lab) => (
              <option key={lab.id} value={lab.id}>
                {lab.title}
              </option>
            ))}
          </select>
        </p>
        {!open && (
          <button type="button" className="cc-button" onClick={() => void begin()}>
            Open it
          </button>
        )}
        {isReady && open && !isShown && (
          <button
            type="button"
            className="cc-button"
            onClick={() => void act(() => changeMoment(id, { broadcast: { attempt: open.attempt } }))}
          >
            Show it to everybody
          </button>
        )}
        {moment.broadcast && (
          <button
            type="button"
            className="cc-button-quiet"
            onClick={() => void act(() => changeMoment(id, { broadcast: null }))}
          >
            Stop showing
          </button>
        )}
      </div>
      <Problem says={problem} />
      <p className="teach-note" role="status">
        {isShown
          ? `Everybody can follow what you do here: “${moment.broadcast?.name ?? 'You'} shows something” stands in the bar of the class on their screens.`
          : moment.broadcast
            ? `${moment.broadcast.name} shows something to everybody now.`
            : 'It is yours alone until you show it. What you do in it is nobody’s work and nobody’s grade.'}
      </p>
      {open && log && (
        <AtControls
          key={open.attempt}
          lab={open.lab}
          attempt={open.attempt}
          log={log}
          real={clock}
          places={nowhere}
          voice={voice}
          tell={isShown ? tell : undefined}
          onOpen={opened}
          begin={{ seed: id, profile: view.settings.profile, way: 'practice' }}
        />
      )}
      <div className="teach-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
    </section>
  );
}
