/**
 * A lab as a question: the room of the lab opens inside the exam, in the assessed way. The answer is the ids of the tasks that are done,
 * kept while the learner works, so that a crash or the end of the time costs nothing that was reached. Nothing of it is shown.
 */
import { useEffect, useRef, useState } from 'react';
import type { OpenRoom } from '#src/components/lab/room.tsx';
import type { Profile } from '#src/base/facts.ts';
import type { Session } from '#src/lab/session.ts';
import { tasksDone } from './lab-attempts.ts';

interface LabQuestionProps {
  lab: string;
  attempt: string;
  seed: string;
  profile: Profile;
  answer: readonly string[];
  isHandedIn: boolean;
  onAnswer: (tasks: string[]) => void;
  onHandedIn: () => void;
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

/** What the lab came to: by its report, once it is handed in. */
const reached = (session: Session): string[] => {
  const { report, attempt } = session.state();
  return report ? report.filter(({ holds }) => holds).map(({ task }) => task) : tasksDone(attempt);
};

const isOver = (session: Session): boolean => {
  const { attempt, grade } = session.state();
  return attempt.handedIn !== undefined && grade !== undefined;
};

export function LabQuestion({ isHandedIn, ...props }: LabQuestionProps) {
  const [isOpen, setOpen] = useState(false);
  if (isHandedIn)
    return (
      <p className="exam-note" role="status">
        The lab is handed in. What it came to is told when the whole exam is handed in.
      </p>
    );
  if (isOpen) return <LabPlace {...props} />;
  return (
    <div>
      <p className="exam-note">
        The lab opens here. It counts what stands in the simulated Azure, whichever way you went; it is handed in with
        its own button, and with the exam at the latest.
      </p>
      <button type="button" className="cc-button" onClick={() => setOpen(true)}>
        Open the lab
      </button>
    </div>
  );
}

function LabPlace({ lab, attempt, seed, profile, answer, onAnswer, onHandedIn }: Omit<LabQuestionProps, 'isHandedIn'>) {
  const place = useRef<HTMLDivElement>(null);
  const [trouble, setTrouble] = useState<string>();
  const [isLoading, setLoading] = useState(true);
  const told = useRef<readonly string[]>(answer);
  const tell = useRef({ onAnswer, onHandedIn });
  useEffect(() => {
    tell.current = { onAnswer, onHandedIn };
  });
  useEffect(() => {
    const at = place.current;
    let isGone = false;
    let room: OpenRoom | undefined;
    let stop: (() => void) | undefined;
    const follow = ({ session }: OpenRoom) => {
      // The room may report only to the exam, so it goes before it can tell what it came to.
      if (at && session.state().attempt.handedIn !== undefined) at.hidden = true;
      const now = reached(session);
      if (!same(now, told.current)) {
        told.current = now;
        tell.current.onAnswer(now);
      }
      if (isOver(session)) tell.current.onHandedIn();
    };
    const load = async () => {
      if (!at) return;
      const { openRoom } = await import('#src/components/lab/room.tsx');
      // React clears what it was given, so each opening has an element of its own.
      const own = document.createElement('div');
      own.className = 'lab-place';
      at.replaceChildren(own);
      const opened = await openRoom(own, {
        id: lab,
        way: 'assessed',
        profile,
        seed,
        attempt,
        ownPage: undefined,
        next: undefined,
      });
      if (isGone) {
        opened.close();
        return;
      }
      room = opened;
      stop = opened.session.subscribe(() => follow(opened));
      setLoading(false);
      follow(opened);
    };
    load().catch((cause: unknown) => {
      setLoading(false);
      setTrouble(cause instanceof Error ? cause.message : String(cause));
    });
    return () => {
      isGone = true;
      stop?.();
      // React must not be taken apart while it is drawing.
      setTimeout(() => room?.close());
    };
  }, [lab, attempt, seed, profile]);
  return (
    <div className="exam-lab">
      {isLoading && <p role="status">Loading the lab: the portal and a small Azure of its own.</p>}
      {trouble !== undefined && (
        <p role="alert" className="exam-warn">
          The lab could not be opened. {trouble} Go to another question and come back to try again; the exam goes on.
        </p>
      )}
      <div ref={place} />
    </div>
  );
}
