/** What every room of practice is given: the course, its bank, and the record on this device. */
import type { Profile, Question } from '#src/components/practice/bank.ts';
import type { PracticeData } from '#src/components/practice/data.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import type { RecordStore } from '#src/progress/store.ts';

export interface RoomProps {
  data: PracticeData;
  /** Every question of the course; those that can be asked here are `askable`. */
  bank: readonly Question[];
  record: RecordStore;
  /** What the record held when the room was opened. */
  events: readonly ProgressEvent[];
  profile: Profile;
  /** Whether somebody pressed a button to open it, and so looks for the focus here. */
  isPressed: boolean;
}
