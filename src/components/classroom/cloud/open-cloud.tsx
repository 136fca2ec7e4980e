/** Opens the room of a lab on the server in an element of the page, or says why it cannot be entered yet. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { loadBlade, loadPlace } from '#src/portal/blade-code.ts';
import { openMemory } from '../../lab/memory.ts';
import { createVoice } from '../../lab/voice.ts';
import { askAs, type Problem } from '../api.ts';
import { openClassStream, type ClassStream } from '../stream.ts';
import { CloudRoom } from './CloudRoom.tsx';
import { findCloud, openRemote, type RemoteCloud } from './remote.ts';
import '../../lab/lab.css';
import './cloud.css';

interface Wanted {
  inClass: string;
  cloud: { attempt: string } | { entry: string };
  /** Where the class's page is. */
  back: string;
}

export function openCloudRoom(place: HTMLElement, wanted: Wanted): void {
  z.config({ jitless: true });
  createRoot(place).render(<CloudPlace {...wanted} />);
}

const seen = z.object({ seq: z.int() });

/** How often somebody without a partner asks again, should no word come through. */
const askAgain = 10_000;

/** Enters the lab as soon as it can be entered, once; from then on a look is a fresh view of it. */
function createPlace(
  inClass: string,
  cloud: Wanted['cloud'],
  onEntered: (remote: RemoteCloud) => void,
  onProblem: (problem: Problem) => void,
) {
  let found: RemoteCloud | undefined;
  let isEntering = false;
  let hasLeft = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enter = async () => {
    clearTimeout(timer);
    const view = await findCloud(inClass, cloud);
    if (!view.ok) {
      onProblem(view);
      timer = setTimeout(look, askAgain);
      return;
    }
    const remote = openRemote(inClass, view.value);
    await Promise.all([loadBlade('home'), loadPlace(view.value.start)]);
    found = remote;
    onEntered(remote);
  };
  const look = () => {
    if (hasLeft || isEntering) return;
    if (found) {
      void found.refresh();
      return;
    }
    isEntering = true;
    void enter().finally(() => {
      isEntering = false;
    });
  };
  return {
    look,
    leave() {
      hasLeft = true;
      clearTimeout(timer);
      found?.close();
    },
  };
}

function CloudPlace({ inClass, cloud, back }: Wanted) {
  const [remote, setRemote] = useState<RemoteCloud>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const here = createPlace(inClass, cloud, setRemote, setProblem);
    const streams: ClassStream[] = [];
    let isOver = false;
    void askAs(seen, 'GET', `/api/classes/${inClass}`).then((found) => {
      if (isOver) return;
      if (found.ok)
        streams.push(
          openClassStream(inClass, {
            after: found.value.seq,
            onEntry: ({ kind }) => {
              if (kind === 'cloud') here.look();
            },
          }),
        );
      // What happened before the stream began is in the first look.
      here.look();
    });
    return () => {
      isOver = true;
      for (const stream of streams) stream.close();
      here.leave();
    };
  }, [inClass, cloud]);
  if (remote) return <Room remote={remote} back={back} />;
  return (
    <p className="cloud-wait" role="status">
      {problem ? problem.message : 'The lab is being opened.'} {problem && <a href={back}>Back to the class</a>}
    </p>
  );
}

function Room({ remote, back }: { remote: RemoteCloud; back: string }) {
  const [memory] = useState(() => openMemory(remote.view().attempt));
  const [voice] = useState(createVoice);
  return <CloudRoom remote={remote} memory={memory} voice={voice} back={back} />;
}
