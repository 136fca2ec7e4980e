/** Eyes up: the page is covered and its keyboard held, until the instructor ends it or the way to the class is cut for long. */
import { useEffect, useRef } from 'react';
import type { Desk, DeskState } from '../desk.ts';
import { useNow } from '../useDesk.ts';

/** Without news for so long nobody can end it from the class: the page opens by itself. */
export const opensAfter = 60_000;

interface EyesUpProps {
  desk: Desk;
  state: DeskState;
}

export function EyesUp({ desk, state: { seen, cutSince, isOut } }: EyesUpProps) {
  const wanted = seen?.state === 'running' && !isOut ? seen.moment.eyesUp : undefined;
  useNow(desk, wanted !== undefined && cutSince !== undefined);
  const cutFor = cutSince === undefined ? 0 : Date.now() - cutSince;
  if (!wanted || cutFor >= opensAfter) return null;
  const left = Math.ceil((opensAfter - cutFor) / 1000);
  return <Cover key={wanted.at} text={wanted.text} cut={cutFor > 10_000 ? left : undefined} />;
}

function Cover({ text, cut }: { text: string; cut: number | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="class-cover"
      aria-labelledby="class-cover-title"
      aria-describedby="class-cover-text"
      onCancel={(event) => event.preventDefault()}
      // A browser may close it at the second Escape; it stays while the class looks up.
      onClose={({ currentTarget }) => {
        if (currentTarget.isConnected && !currentTarget.open) currentTarget.showModal();
      }}
    >
      <div tabIndex={-1} autoFocus>
        <h2 id="class-cover-title">Eyes up</h2>
        <div id="class-cover-text">
          <p>{text === '' ? 'Please look to the front.' : text}</p>
          <p>Your work is kept, and the page opens again when your instructor ends this.</p>
        </div>
        {cut !== undefined && (
          <p className="class-cover-cut">
            The connection to the class is lost. The page opens by itself in {cut} {cut === 1 ? 'second' : 'seconds'}.
          </p>
        )}
      </div>
    </dialog>
  );
}
