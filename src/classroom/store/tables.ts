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
/** What was told and has no number yet (PostgreSQL; elsewhere it is numbered at once). */
export interface OutboxRow {
  class: string;
  /** In the order in which it was told. */
  id: number;
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
  /** The id of the plan's entry it belongs to. */
  entry: string;
  lab: string;
  way: 'guided' | 'practice' | 'assessed';
  cloud: Flag;
  /** Of a Cloud on the server: `Cast` (src/classroom/clouds/cast.ts), who plays whom. */
  people: Json | null;
  /** Of a Cloud on the server: `Beginning` (src/lab/beginning.ts), how it was set up. */
  begin: Json | null;
  /** Of a Cloud on the server: JSON of who agreed to what takes everybody, by the act. */
  agreed: Json | null;
  /** How many lines there are. */
  length: number;
  /** The newest `LabStanding` (src/classroom/attempts/standing.ts). */
  standing: Json | null;
  /** The account that is at the controls, while somebody is. */
  held_by: string | null;
  /** The account that asked the learner for the controls, and when; null once there was an answer. */
  asked_by: string | null;
  asked_at: number | null;
  /** By how much the learner's clock is ahead of ours, in milliseconds, as it was last. */
  skew: number;
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
  /** What its refused requests were told (`Told[]`, src/classroom/stuck/standing.ts), if the page said. */
  told: Json | null;
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
  /** Which exam of the class's plan: the id of the plan's entry. */
  entry: string;
  /** The paper it is made of. */
  paper: string;
  /** JSON: `Accommodations` (src/quiz/exam/attempt.ts). */
  accommodations: Json;
  state: 'open' | 'submitted' | 'graded';
  /** The number of its next line; line 0 is its start, and stands nowhere. */
  length: number;
  /** The device that writes it, and when that was heard of last. */
  device: string;
  device_at: number;
  made_at: number;
  /** When its time is up. */
  ends_at: number;
  submitted_at: number | null;
  /** The account that let count what came after its time; null else. */
  late_by: string | null;
}
/** A set of questions for an exam, drawn before it is given to anybody. */
export interface PaperRow {
  id: string;
  class: string;
  entry: string;
  /** What it was drawn for: another plan or other questions want another paper. */
  wish: string;
  /** `Paper` (src/classroom/exams/paper.ts), with seeds and keys: it never leaves the server. */
  paper: Json;
  made_at: number;
}
/** That learners may read their results of an entry of the plan. */
export interface ReleaseRow {
  class: string;
  entry: string;
  released_at: number;
  by: string;
}
/** A question that does not count any more, in any form of the class. */
export interface CorrectionRow {
  class: string;
  item: string;
  by: string;
  why: string;
  at: number;
}
/** How many times as long a learner has for an exam. */
export interface ExtraTimeRow {
  class: string;
  seat: string;
  time: number;
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
  graded_at: number;
  /** Points set by a person, who and why; the points worked out stay beside them. */
  override_points: number | null;
  override_by: string | null;
  override_why: string | null;
  /** JSON: the report behind it. It comes last, so that the gradebook is read without it. */
  detail: Json | null;
}
/** What a person set in place of the points that were worked out, each time: the trail of a grade. */
export interface OverrideRow {
  id: string;
  class: string;
  seat: string;
  entry: string;
  at: number;
  /** The account. */
  by: string;
  /** Null where the points that were worked out hold again. */
  points: number | null;
  why: string;
}
export interface JobRow {
  id: string;
  kind: string;
  /** JSON of what to work on. */
  about: Json;
  made_at: number;
  /** Not before this moment. */
  due_at: number;
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
  /** Whether the learner reads it, or those who lead alone. */
  for: 'seat' | 'staff';
}
export interface AnnouncementRow {
  id: string;
  class: string;
  /** A name. */
  by: string;
  text: string;
  at: number;
}
/** The signs of life of a learner: what was opened, and when somebody moved. Only the last minutes are kept. */
export interface PresenceRow {
  seat: string;
  class: string;
  at: number;
  /** JSON of `Sign[]` (src/classroom/stuck/known.ts). */
  signs: Json;
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
/** Somebody who may lead classes. The four tables of accounts are better-auth's; its dates are ISO text and its flags 0 or 1 on every database. */
export interface AuthUserRow {
  id: string;
  name: string;
  email: string;
  emailVerified: Flag;
  image: string | null;
  createdAt: string;
  updatedAt: string;
}
export interface AuthSessionRow {
  id: string;
  token: string;
  userId: string;
  expiresAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: string;
  updatedAt: string;
}
export interface AuthAccountRow {
  id: string;
  /** Of a password the user's id; of a provider what it calls the person. */
  accountId: string;
  /** `credential` for a password. */
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshTokenExpiresAt: string | null;
  scope: string | null;
  /** Salt and scrypt hash. */
  password: string | null;
  createdAt: string;
  updatedAt: string;
}
export interface AuthVerificationRow {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
}
/** A link that was given to somebody: to lead a class, or (without one) to have an account. It can be used once. */
export interface InvitationRow {
  /** SHA-256 of the secret in the link, hex. */
  token_hash: string;
  class: string | null;
  role: 'observer' | 'co-instructor' | 'instructor';
  /** The account that made it, or `server`. */
  made_by: string;
  made_at: number;
  ends_at: number;
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
  outbox: OutboxRow;
  attempts: AttemptRow;
  lines: LineRow;
  events: EventRow;
  forms: FormRow;
  form_lines: FormLineRow;
  papers: PaperRow;
  releases: ReleaseRow;
  corrections: CorrectionRow;
  extra_time: ExtraTimeRow;
  grades: GradeRow;
  overrides: OverrideRow;
  jobs: JobRow;
  polls: PollRow;
  votes: VoteRow;
  notes: NoteRow;
  announcements: AnnouncementRow;
  presence: PresenceRow;
  audit: AuditRow;
  own_items: OwnItemRow;
  settings: SettingRow;
  auth_users: AuthUserRow;
  auth_sessions: AuthSessionRow;
  auth_accounts: AuthAccountRow;
  auth_verifications: AuthVerificationRow;
  invitations: InvitationRow;
}
