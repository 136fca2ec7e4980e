/** The tables of the class server. Ids are text, times epoch milliseconds, flags 0 or 1, structures JSON as text: the same on every database. */

type Json = string;
type Flag = 0 | 1;

export interface ClassRow {
  id: string;
  course: string;
  title: string;
  /** Six letters, one class at a time; null once it has ended. */
  code: string | null;
  state: 'preparing' | 'running' | 'paused' | 'ended';
  /** `ClassPlan` (src/classroom/classes/plan.ts). */
  plan: Json;
  /** `ClassSettings` (src/classroom/classes/settings.ts). */
  settings: Json;
  /** `Moment`: what the whole class is shown now (eyes up, timer, step, broadcast). */
  moment: Json;
  made_at: number;
  started_at: number | null;
  ended_at: number | null;
  /** The number of the newest entry of its feed. */
  seq: number;
}
export interface StaffRow {
  class: string;
  account: string;
  role: 'observer' | 'co-instructor' | 'instructor';
  name: string;
  added_at: number;
}
export interface SeatRow {
  id: string;
  class: string;
  name: string;
  /** From a roster: an e-mail address or a number of the school; null where somebody just joined. */
  external: string | null;
  group: string | null;
  state: 'invited' | 'in' | 'left' | 'kicked' | 'merged';
  merged_into: string | null;
  /** SHA-256 of the resume phrase, hex. */
  phrase_hash: string | null;
  joined_at: number | null;
  seen_at: number | null;
  /** When the hand went up; null while it is down. */
  hand_at: number | null;
  hand_text: string | null;
}
export interface SeatSessionRow {
  /** SHA-256 of the secret in the cookie, hex. */
  token_hash: string;
  seat: string;
  made_at: number;
}
export interface GroupRow {
  id: string;
  class: string;
  name: string;
}
export interface FeedRow {
  class: string;
  seq: number;
  at: number;
  kind: string;
  to: string;
  body: Json;
}
/** An attempt at a lab in a class: a learner's own (`cloud` 0), or one whose Cloud stands on the server (1). */
export interface AttemptRow {
  id: string;
  class: string;
  /** The learner; null for a Cloud shared by several. */
  seat: string | null;
  lab: string;
  way: 'guided' | 'practice' | 'assessed';
  cloud: Flag;
  /** Of a shared Cloud: JSON of { person: seat id | 'staff' }. */
  people: Json | null;
  /** How many lines there are. */
  length: number;
  /** The newest `LabStanding` (src/classroom/attempts/standing.ts). */
  standing: Json | null;
  /** The account that is at the controls, while somebody is. */
  held_by: string | null;
  made_at: number;
  changed_at: number;
}
export interface LineRow {
  attempt: string;
  n: number;
  /** When it reached the server. */
  at: number;
  /** `seat:<id>`, `staff:<account>` or `server`. */
  by: string;
  /** The `AttemptEntry` (src/lab/attempt.ts). */
  entry: Json;
}
/** What a learner did, as the learner's record has it (src/progress/events.ts). */
export interface EventRow {
  seat: string;
  id: string;
  at: number;
  event: Json;
}
export interface FormRow {
  id: string;
  class: string;
  seat: string;
  /** Which exam or check of the class's plan: the id of the plan's entry. */
  entry: string;
  /** The whole form with its seeds: it never leaves the server. */
  form: Json;
  state: 'open' | 'submitted' | 'graded';
  length: number;
  made_at: number;
  submitted_at: number | null;
}
export interface FormLineRow {
  form: string;
  n: number;
  at: number;
  /** The `ExamEvent` (src/quiz/exam/attempt.ts). */
  event: Json;
}
/** What one learner has for one entry of the plan. */
export interface GradeRow {
  class: string;
  seat: string;
  /** The id of the plan's entry. */
  entry: string;
  points: number;
  out_of: number;
  /** `attempt:<id>` or `form:<id>`: what it was worked out from. */
  evidence: string | null;
  /** JSON: the report behind it. */
  detail: Json | null;
  graded_at: number;
  /** Points set by a person, who and why; the points worked out stay beside them. */
  override_points: number | null;
  override_by: string | null;
  override_why: string | null;
}
export interface JobRow {
  id: string;
  kind: string;
  /** JSON of what to work on. */
  about: Json;
  made_at: number;
  taken_at: number | null;
  tries: number;
  done_at: number | null;
  trouble: string | null;
}
export interface PollRow {
  id: string;
  class: string;
  /** JSON: the item, with its key: only its public view leaves the server before it is revealed. */
  item: Json;
  state: 'open' | 'closed' | 'revealed';
  made_at: number;
}
export interface VoteRow {
  poll: string;
  seat: string;
  words: Json;
  at: number;
}
export interface NoteRow {
  id: string;
  class: string;
  seat: string;
  by: string;
  text: string;
  at: number;
}
export interface AuditRow {
  id: string;
  class: string | null;
  at: number;
  /** `account:<id>`, `seat:<id>` or `server`. */
  by: string;
  what: string;
  about: Json;
}
/** Items an instructor brought, for forms that count. */
export interface OwnItemRow {
  id: string;
  class: string;
  item: Json;
  added_at: number;
}
/** Small values of the whole installation, such as the first link. */
export interface SettingRow {
  name: string;
  value: Json;
}

export interface Tables {
  classes: ClassRow;
  staff: StaffRow;
  seats: SeatRow;
  seat_sessions: SeatSessionRow;
  groups: GroupRow;
  feed: FeedRow;
  attempts: AttemptRow;
  lines: LineRow;
  events: EventRow;
  forms: FormRow;
  form_lines: FormLineRow;
  grades: GradeRow;
  jobs: JobRow;
  polls: PollRow;
  votes: VoteRow;
  notes: NoteRow;
  audit: AuditRow;
  own_items: OwnItemRow;
  settings: SettingRow;
}
