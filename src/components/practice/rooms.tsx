/** Opens a room of practice in its place on the page. Loaded when somebody begins. */
import { createRoot } from 'react-dom/client';
import { QuestionsMissing } from '#src/components/exam/questions.ts';
import { loadBank, profileHere } from '#src/components/practice/bank.ts';
import type { PracticeData } from '#src/components/practice/data.ts';
import { DiagnosticRoom } from '#src/components/practice/DiagnosticRoom.tsx';
import { ReviewRoom } from '#src/components/practice/ReviewRoom.tsx';
import { PracticeRoom } from '#src/components/practice/PracticeRoom.tsx';
import type { RoomProps } from '#src/components/practice/room.ts';
import { openRecord } from '#src/progress/stores/browser.ts';

/** Which room, and for the practice of one objective which. */
export interface Wanted {
  room: string;
  objective: string;
  isPressed: boolean;
}

/** Opens a room. Throws `QuestionsMissing` where the bank cannot be had. */
export async function openPractice(
  place: HTMLElement,
  data: PracticeData,
  { room, objective, isPressed }: Wanted,
): Promise<void> {
  const record = await openRecord();
  const [bank, events] = await Promise.all([loadBank(data.home), record.all()]);
  if (bank.length === 0)
    throw new QuestionsMissing(
      'This site has no question that this page can read. Reload the page to get its newest version.',
    );
  const inner = document.createElement('div');
  place.replaceChildren(inner);
  createRoot(inner).render(roomOf(room, objective, { data, bank, record, events, profile: profileHere(), isPressed }));
}

function roomOf(room: string, name: string, props: RoomProps) {
  if (room === 'diagnostic') return <DiagnosticRoom {...props} />;
  if (room === 'review') return <ReviewRoom {...props} />;
  const objective = props.data.objectives.find((one) => one.name === name || one.id === name);
  if (room === 'practice' && objective) return <PracticeRoom {...props} objective={objective} />;
  throw new Error(`No room of practice is called "${room}", or it knows no objective "${name}".`);
}
