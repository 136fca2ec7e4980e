/** The deeds of the audit log in words: a sentence for each, and what it is about. */

export const auditKinds = ['class', 'staff', 'learners', 'exams', 'grades', 'questions', 'rehearsal'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What is noted with a deed. */
export type About = Readonly<Record<string, string | number | boolean>>;

interface Words {
  kind: AuditKind;
  /** `entry` is the title of the entry that is meant. */
  says: (about: About, entry: string) => string;
}

const always = (kind: AuditKind, words: string): Words => ({ kind, says: () => words });
const said = (about: About, name: string): string => String(about[name] ?? '');
const counted = (count: string, one: string, more: string): string => (count === '1' ? `1 ${one}` : `${count} ${more}`);

const words: Readonly<Record<string, Words>> = {
  'class.title': always('class', 'Changed the title of the class'),
  'class.plan': always('class', 'Changed the plan'),
  'class.settings': always('class', 'Changed the settings'),
  'class.kept': { kind: 'class', says: (about) => `Keeps the class for ${said(about, 'days')} days after its end` },
  'class.code': always('class', 'Made a new code'),
  'class.running': always('class', 'Began the class, or went on with it'),
  'class.paused': always('class', 'Paused the class'),
  'class.ended': always('class', 'Ended the class'),
  'staff.invited': { kind: 'staff', says: (about) => `Made a link that lets somebody in as ${said(about, 'role')}` },
  'staff.changed': { kind: 'staff', says: (about) => `Gave another role: ${said(about, 'role')}` },
  'staff.removed': always('staff', 'Took out of those who lead'),
  'seat.changed': always('learners', 'Changed the name or the group of a learner'),
  'seat.kicked': always('learners', 'Removed a learner from the class'),
  'seat.readmitted': always('learners', 'Let a learner back in'),
  'seat.merged': always('learners', 'Made one place of two'),
  'seat.time': { kind: 'learners', says: (about) => `Gave ${said(about, 'time')} times the time for exams` },
  'seat.forgotten': always('learners', 'Deleted all that was kept of a learner'),
  'roster.brought': {
    kind: 'learners',
    says: (about) => `Brought a roster: ${said(about, 'added')} added, ${said(about, 'changed')} changed`,
  },
  'exam.door': {
    kind: 'exams',
    says: ({ open }, entry) => `${open === true ? 'Opened' : 'Closed'} the exam “${entry}”`,
  },
  'form.late': {
    kind: 'exams',
    says: ({ counts }) => (counts === true ? 'Lets count what came late' : 'Lets no longer count what came late'),
  },
  'results.released': {
    kind: 'grades',
    says: ({ released }, entry) =>
      released === true ? `Released the results of “${entry}”` : `Took back the results of “${entry}”`,
  },
  'grade.overridden': {
    kind: 'grades',
    says: (about, entry) =>
      about['points'] === undefined
        ? `Took back the points that were set in “${entry}”`
        : `Set ${counted(said(about, 'points'), 'point', 'points')} in “${entry}”`,
  },
  'grades.again': { kind: 'grades', says: (_, entry) => `Had “${entry}” graded again` },
  'items.brought': {
    kind: 'questions',
    says: (about) => `Brought questions: ${said(about, 'added')} added, ${said(about, 'replaced')} replaced`,
  },
  'items.removed': { kind: 'questions', says: (about) => `Took the question ${said(about, 'item')} away` },
  'item.corrected': {
    kind: 'questions',
    says: (about) => `Lets the question ${said(about, 'item')} count ${about['drop'] === true ? 'no longer' : 'again'}`,
  },
  'rehearsal.started': {
    kind: 'rehearsal',
    says: (about) => `Began a rehearsal with ${counted(said(about, 'learners'), 'learner', 'learners')}`,
  },
  'rehearsal.ended': always('rehearsal', 'Ended the rehearsal'),
};

/** Whether there are words for a deed: a test holds that there are for each that is written. */
export const hasWords = (what: string): boolean => Object.hasOwn(words, what);

/** A deed in words. One of an older server that is not known any more is named as it was noted. */
export function deedWords(what: string, about: About, entry: string): { kind: AuditKind; did: string } {
  const known = Object.hasOwn(words, what) ? words[what] : undefined;
  return known ? { kind: known.kind, did: known.says(about, entry) } : { kind: 'class', did: what };
}
