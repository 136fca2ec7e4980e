/** Opens the page of the class: the class somebody sits in, or the way into one. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { findServer } from '../../api.ts';
import { Reduced } from '../../Reduced.tsx';
import { openDesk, type Desk } from '../desk.ts';
import { leaveSeat } from '../seat.ts';
import { useDesk } from '../useDesk.ts';
import { Home, Others } from './Home.tsx';
import { Join } from './Join.tsx';
import { codeOf, openCode, ownSeats, resume, type Entered, type OwnSeat } from './join.ts';
import { Phrase } from './Phrase.tsx';
import type { Site } from './site.ts';

type Stage =
  | { kind: 'looking' }
  | { kind: 'none'; because: string }
  | { kind: 'join'; seats: readonly OwnSeat[]; note?: string }
  | { kind: 'kept'; entered: Entered; phrase: string }
  | { kind: 'in'; desk: Desk };

const toClass = () => location.assign(location.pathname);

function ClassPage({ site, code, wantsToJoin }: { site: Site; code: string; wantsToJoin: boolean }) {
  const [stage, setStage] = useState<Stage>({ kind: 'looking' });
  useEffect(() => {
    void stageNow(code, wantsToJoin).then(setStage);
  }, [code, wantsToJoin]);
  switch (stage.kind) {
    case 'looking':
      return <p role="status">One moment: the class server is asked.</p>;
    case 'none':
      return (
        <>
          <h1 id="_top">Classes</h1>
          <p role="status">{stage.because}</p>
          <p>
            <a href="/">To the course</a>, which needs no class.
          </p>
        </>
      );
    case 'join':
      return (
        <>
          <h1 id="_top">Join a class</h1>
          {stage.note !== undefined && <p role="status">{stage.note}</p>}
          <Join
            code={code}
            onIn={(entered) =>
              entered.phrase === undefined ? toClass() : setStage({ kind: 'kept', entered, phrase: entered.phrase })
            }
          />
          <Others seats={stage.seats} />
          <Reduced isSecureContext={isSecureContext} />
          <p className="class-note">
            Do you lead a class? <a href="/class/teach/">To your classes</a>
          </p>
        </>
      );
    case 'kept':
      return (
        <>
          <h1 id="_top">You are in</h1>
          <Phrase
            phrase={stage.phrase}
            title={stage.entered.class.title}
            name={stage.entered.seat.name}
            onKept={toClass}
          />
        </>
      );
    case 'in':
      return (
        <>
          <InClass desk={stage.desk} site={site} />
          <Reduced isSecureContext={isSecureContext} />
        </>
      );
  }
}

/** Whoever was sent out of the class, or left on another page, finds the way back. */
function InClass({ desk, site }: { desk: Desk; site: Site }) {
  const { isOut, seat } = useDesk(desk);
  if (!isOut) return <Home desk={desk} site={site} />;
  return (
    <>
      <h1 id="_top">Join a class</h1>
      <p role="status">
        You are not in “{seat.title}” on this device any more. Come back with your phrase, or with the code of the
        class. What you did here is kept in this browser.
      </p>
      <Join code="" onIn={toClass} />
      <p>
        <button
          type="button"
          className="cc-button-quiet"
          onClick={() => {
            leaveSeat();
            toClass();
          }}
        >
          Forget this class here
        </button>
      </p>
    </>
  );
}

/** A way back that somebody was sent stands behind the number sign, where no server sees it. */
async function wayBack(): Promise<Stage | undefined> {
  const [, phrase] = /^#phrase=(.+)$/.exec(location.hash) ?? [];
  if (phrase === undefined) return undefined;
  history.replaceState(history.state, '', location.pathname);
  const answer = await resume(decodeURIComponent(phrase));
  if (answer.ok) {
    toClass();
    return { kind: 'looking' };
  }
  return { kind: 'join', seats: await ownSeats(), note: answer.message };
}

async function stageNow(code: string, wantsToJoin: boolean): Promise<Stage> {
  const back = await wayBack();
  if (back) return back;
  const desk = await openDesk();
  if (desk && !wantsToJoin && (code === '' || (await isCodeOf(code, desk.state().seat.class))))
    return { kind: 'in', desk };
  const server = await findServer();
  if (!server.ok) return desk ? { kind: 'in', desk } : { kind: 'none', because: server.message };
  const seats = await ownSeats();
  return { kind: 'join', seats };
}

const isCodeOf = async (code: string, inClass: string): Promise<boolean> => {
  const opened = await openCode(codeOf(code));
  return opened.ok && opened.value.class.id === inClass;
};

export function openHome(place: HTMLElement, site: Site): void {
  z.config({ jitless: true });
  const asked = new URLSearchParams(location.search);
  createRoot(place).render(<ClassPage site={site} code={asked.get('code') ?? ''} wantsToJoin={asked.has('join')} />);
}
