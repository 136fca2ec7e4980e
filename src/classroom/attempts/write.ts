/** Takes lines that came for the log of an attempt: whose they are, whether they may stand there, and what is new among them. */
import type { Transaction } from 'kysely';
import { labs } from '#src/lab/registry.ts';
import { attemptEntry } from '#src/lab/attempt.ts';
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import { momentFrom } from '../classes/moment.ts';
import { shutWords, whyShut } from '../classes/pace.ts';
import { classPlan, entryOf, type PlanEntry } from '../classes/plan.ts';
import { settingsFrom } from '../classes/settings.ts';
import { askForLabGrade } from '../grades/ask.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { AttemptRow, ClassRow, Tables } from '../store/tables.ts';
import { append, overlap, taken, type Writer } from './append.ts';
import { faultIn } from './faults.ts';
import { attemptRow, isOwn, noSuchAttempt, staffName, staffSeat, type Named } from './find.ts';
import { entryIn } from './names.ts';
import type { LinesSent } from './words.ts';

interface Asked {
  caller: Caller;
  params: Named;
  body: LinesSent;
}

/** Whoever was away when an entry closed may hand in for so long what was begun before. */
const lateAtMost = 60 * 60_000;

/** What moves a grade. */
const deciding: ReadonlySet<AttemptEntry['kind']> = new Set(['done', 'answered', 'handed-in', 'returned', 'reset']);

/** Adds the lines that are new, and answers how long the log is now; 409 where other lines stand in their place. */
export async function writeLines({ caller, params, body }: Asked, services: Services): Promise<unknown> {
  const { store, workshop, now: clock } = services;
  const seen = { decides: false };
  const answer = await store.write(async (tx): Promise<unknown> => {
    seen.decides = false;
    const now = clock();
    const known = await attemptRow(tx, params);
    const inClass = await tx.selectFrom('classes').selectAll().where('id', '=', params.class).executeTakeFirstOrThrow();
    const writer = await writerOf(tx, caller, params, known);
    if (isRefusal(writer)) return writer;
    const skew = body.sent === undefined ? undefined : body.sent - now;
    const rules = rulesOf(inClass, params, writer, known, body);
    if (isRefusal(rules)) return rules;
    const shut = known ? undefined : whyNotBegun(inClass, rules, writer, body, now, skew ?? 0);
    if (shut) return shut;
    const row = known ?? begun(params, writer, rules, body, now);
    const stands = await overlap(tx, row, body);
    if ('taken' in stands) return taken(row.length, stands.taken);
    const lines = body.lines.slice(stands.known);
    const fault = faultIn({
      from: row.length,
      lines: lines.map((entry) => (writer.kind === 'staff' ? withoutName(entry) : entry)),
      before: await lineBefore(tx, row),
      way: rules.way,
      profile: rules.profile,
      lab: row.lab,
      // Staff go on in the learner's time.
      now: writer.kind === 'staff' ? now + row.skew + (skew ?? 0) : (body.sent ?? now),
    });
    if (fault) return fault;
    if (lines.length === 0 && body.standing === undefined) return { length: row.length };
    if (!known) await tx.insertInto('attempts').values(row).execute();
    seen.decides = row.seat !== null && lines.some(({ kind }) => deciding.has(kind));
    const soon = lines.some(({ kind }) => kind === 'handed-in');
    if (seen.decides) await askForLabGrade(tx, { attempt: row.id, now, soon });
    const learnersSkew = writer.kind === 'learner' ? skew : undefined;
    const added = { lines, told: body.told, standing: body.standing, skew: learnersSkew };
    return { length: await append(tx, (entry) => store.tell(tx, params.class, entry), row, writer, added, now) };
  });
  if (seen.decides) workshop.wake();
  return answer;
}

const withoutName = ({ by: _by, ...entry }: AttemptEntry): AttemptEntry => entry;

/** Who writes, or why they may not. */
async function writerOf(
  tx: Transaction<Tables>,
  caller: Caller,
  named: Named,
  row: AttemptRow | undefined,
): Promise<Writer | Refusal> {
  const { seat, account, role } = caller;
  if (row?.cloud === 1) return standsOnServer;
  if (seat && isOwn(caller, named, row)) {
    if (row === undefined || row.held_by === null) return { kind: 'learner', seat: seat.id };
    const name = await staffName(tx, named.class, row.held_by);
    return refuse(409, 'Held', `${name} is at the controls of this lab. Take them back to go on yourself.`);
  }
  if (role === undefined || account === undefined) return noSuchAttempt(named.attempt);
  const isTheirs = entryIn(staffSeat(account.id), named.attempt) !== undefined;
  if (!isTheirs && !row) return noSuchAttempt(named.attempt);
  if (role === 'observer' || (!isTheirs && row?.held_by !== account.id))
    return refuse(403, 'NotHeld', 'You are not at the controls of this lab. Ask the learner for them first.');
  return { kind: 'staff', account: account.id, name: await staffName(tx, named.class, account.id) };
}

const standsOnServer = refuse(
  422,
  'StandsOnServer',
  'The Cloud of this lab stands on the server: open it from the page of the class, and work there.',
);

interface Rules {
  entry: string;
  planned: PlanEntry | undefined;
  lab: string;
  way: Way | undefined;
  profile: 'taught' | 'today';
}

/** What the class asks of an attempt: its lab, its way, its rules. */
function rulesOf(
  inClass: ClassRow,
  { attempt }: Named,
  writer: Writer,
  row: AttemptRow | undefined,
  { lines: [first] }: LinesSent,
): Rules | Refusal {
  const { profile } = settingsFrom(JSON.parse(inClass.settings));
  const owner = writer.kind === 'learner' ? writer.seat : staffSeat(writer.account);
  const entry = row?.entry ?? entryIn(owner, attempt) ?? '';
  const isToShow = row ? row.seat === null : writer.kind === 'staff';
  if (isToShow) {
    const lab = row?.lab ?? (first?.kind === 'started' ? first.lab : '');
    if (!labs.some(({ id }) => id === lab)) return noLab(lab);
    return {
      entry,
      planned: undefined,
      lab,
      way: undefined,
      profile: first?.kind === 'started' ? first.profile : profile,
    };
  }
  const planned = entryOf(classPlan.parse(JSON.parse(inClass.plan)), entry);
  if (row) return { entry, planned, lab: row.lab, way: planned?.way, profile };
  if (planned?.kind !== 'lab')
    return refuse(422, 'NotInPlan', `"${entry}" is no lab of this class. Open labs from the page of the class.`);
  if (!labs.some(({ id }) => id === planned.ref)) return noLab(planned.ref);
  if (planned.way === 'assessed' || planned.people !== undefined) return standsOnServer;
  return { entry, planned, lab: planned.ref, way: planned.way, profile };
}

const noLab = (lab: string): Refusal =>
  refuse(
    422,
    'NoSuchLab',
    `There is no lab "${lab.slice(0, 80)}" here. Ask the instructor to look at the plan of the class.`,
  );

/** Why an attempt cannot begin now. What was begun before its entry closed may come a little later. */
function whyNotBegun(
  inClass: ClassRow,
  { entry, planned }: Rules,
  { kind }: Writer,
  { from, lines: [first] }: LinesSent,
  now: number,
  skew: number,
): Refusal | undefined {
  if (from !== 0 || !first)
    return refuse(422, 'NoBeginning', 'This attempt has no line yet, and a log begins with line 0.');
  if (!planned || kind === 'staff') return undefined;
  const at = Math.min(now, Math.max(now - lateAtMost, first.real - skew));
  const shut = whyShut(
    {
      plan: classPlan.parse(JSON.parse(inClass.plan)),
      settings: settingsFrom(JSON.parse(inClass.settings)),
      moment: momentFrom(JSON.parse(inClass.moment)),
      state: inClass.state,
      now: at,
    },
    entry,
  );
  if (!shut || shut.shut === 'paused') return undefined;
  return refuse(
    422,
    'Shut',
    shutWords(shut, (time) => `${new Date(time).toISOString().slice(0, 16)}Z`),
  );
}

const begun = (
  named: Named,
  writer: Writer,
  { entry, lab, way }: Rules,
  { lines: [first] }: LinesSent,
  now: number,
): AttemptRow => ({
  id: named.attempt,
  class: named.class,
  seat: writer.kind === 'learner' ? writer.seat : null,
  entry,
  lab,
  way: first?.kind === 'started' ? first.way : (way ?? 'guided'),
  cloud: 0,
  people: null,
  begin: null,
  agreed: null,
  length: 0,
  standing: null,
  held_by: null,
  asked_by: null,
  asked_at: null,
  skew: 0,
  made_at: now,
  changed_at: now,
});

async function lineBefore(tx: Transaction<Tables>, { id, length }: AttemptRow): Promise<AttemptEntry | undefined> {
  if (length === 0) return undefined;
  const row = await tx
    .selectFrom('lines')
    .select('entry')
    .where('attempt', '=', id)
    .where('n', '=', length - 1)
    .executeTakeFirst();
  return row && attemptEntry.parse(JSON.parse(row.entry));
}
