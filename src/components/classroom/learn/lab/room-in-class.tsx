/** The room of a lab that belongs to a class: what was done goes there, and somebody who leads the class may be let to the controls. */
import type { ReactNode } from 'react';
import type { Way } from '#src/lab/attempt.ts';
import type { Session } from '#src/lab/session.ts';
import type { Desk } from '../desk.ts';
import { ClassStrip } from './ClassStrip.tsx';
import './class-lab.css';

export interface RoomInClass {
  /** The session as this room uses it. */
  session: (session: Session) => Session;
  /** Tells the class which lab is open here. Returns the way to stop. */
  watch: (session: Session, reopen: () => void) => () => void;
  /** The room with what the class adds. */
  around: (room: ReactNode) => ReactNode;
}

export const roomInClass = (desk: Desk, attempt: string, way: Way | undefined): RoomInClass => ({
  session: (session) => ({
    ...session,
    seen(pane, path) {
      session.seen(pane, path);
      desk.seePlace(path, pane);
    },
    refusedByForm: (refusal) => desk.seeRefusal(attempt, refusal),
    // More help than the class has is no choice here; less is.
    setWay: (next) => (way === 'practice' && next === 'guided' ? Promise.resolve() : session.setWay(next)),
  }),
  watch: (session, reopen) => desk.watch(attempt, { session, reopen }),
  around: (room) => (
    <ClassStrip desk={desk} attempt={attempt} way={way}>
      {room}
    </ClassStrip>
  ),
});
