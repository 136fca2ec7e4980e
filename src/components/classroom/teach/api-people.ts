/** Asks about the people of a class: seats, groups, the roster, and who leads. */
import * as z from 'zod/mini';
import { staffRoles } from '#src/classroom/roles.ts';
import type { StaffRole } from '#src/classroom/roles.ts';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

/** Under which addresses learners reach this server, the best first. */
export const addresses = (): Promise<Answer<{ addresses: string[] }>> =>
  askAs(z.object({ addresses: z.array(z.string()) }), 'GET', '/api/addresses');

const seatShape = z.object({
  id: z.string(),
  name: z.string(),
  external: z.nullish(z.string()),
  /** The id of their group. */
  group: z.nullish(z.string()),
  state: z.enum(['invited', 'in', 'left', 'kicked', 'merged']),
  joinedAt: z.nullish(z.number()),
  seenAt: z.nullish(z.number()),
  /** How many times as long they have for exams that they begin from now on. */
  time: z.number(),
});
export type Seat = z.infer<typeof seatShape>;

const peopleShape = z.object({
  seats: z.array(seatShape),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  staff: z.array(z.object({ account: z.string(), name: z.string(), role: z.enum(staffRoles) })),
});
export type People = z.infer<typeof peopleShape>;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}`;
const seatAt = (inClass: string, seat: string): `/api/${string}` => `${of(inClass)}/seats/${encodeURIComponent(seat)}`;

export const peopleOf = (inClass: string): Promise<Answer<People>> =>
  askAs(peopleShape, 'GET', `${of(inClass)}/people`);

export const changeSeat = (
  inClass: string,
  seat: string,
  change: { name?: string; group?: string | null },
): Promise<Answer<unknown>> => ask('PATCH', seatAt(inClass, seat), change);

/** How many times as long somebody may have for exams. */
export const times = [1, 1.25, 1.5, 2] as const;
export type Time = (typeof times)[number];

/** Says how many times as long a learner has for exams that they begin from now on. */
export const setTime = (inClass: string, seat: string, time: Time): Promise<Answer<unknown>> =>
  ask('PUT', `${seatAt(inClass, seat)}/time`, { time });

/** Takes a learner out of the class. What they did is kept. */
export const kick = (inClass: string, seat: string): Promise<Answer<unknown>> =>
  ask('POST', `${seatAt(inClass, seat)}/kick`);

/** Lets somebody back in who was taken out. */
export const readmit = (inClass: string, seat: string): Promise<Answer<unknown>> =>
  ask('POST', `${seatAt(inClass, seat)}/readmit`);

/** Makes a group, or finds the one of that name. */
export const groupNamed = (inClass: string, name: string): Promise<Answer<{ id: string }>> =>
  askAs(z.object({ id: z.string() }), 'POST', `${of(inClass)}/groups`, { name });

/** Makes one learner of two places: what was done at `seat` goes over to `into`. */
export const merge = (inClass: string, seat: string, into: string): Promise<Answer<unknown>> =>
  ask('POST', `${seatAt(inClass, seat)}/merge`, { into });

const wayBackShape = z.object({ phrase: z.string(), link: z.string() });
export type WayBack = z.infer<typeof wayBackShape>;

/** A new way back for somebody who lost the resume phrase. The old one ends. */
export const newWayBack = (inClass: string, seat: string): Promise<Answer<WayBack>> =>
  askAs(wayBackShape, 'POST', `${seatAt(inClass, seat)}/resume`);

/** Where the roster lies as a file. */
export const rosterCsv = (inClass: string): string => `${of(inClass)}/roster.csv`;

const takenShape = z.object({
  added: z.int(),
  changed: z.int(),
  faults: z.array(z.object({ line: z.int(), says: z.string() })),
});
export type RosterTaken = z.infer<typeof takenShape>;

export const bringRoster = (inClass: string, csv: string): Promise<Answer<RosterTaken>> =>
  askAs(takenShape, 'POST', `${of(inClass)}/roster`, { csv });

/** A link that lets somebody else lead or observe. It works once. */
export const invite = (inClass: string, role: StaffRole): Promise<Answer<{ link: string }>> =>
  askAs(z.object({ link: z.string() }), 'POST', `${of(inClass)}/staff/invitations`, { role });

const staffAt = (inClass: string, account: string): `/api/${string}` =>
  `${of(inClass)}/staff/${encodeURIComponent(account)}`;

export const changeRole = (inClass: string, account: string, role: StaffRole): Promise<Answer<unknown>> =>
  ask('PATCH', staffAt(inClass, account), { role });

/** Takes somebody out of those who lead. The server keeps the last instructor. */
export const removeLeader = (inClass: string, account: string): Promise<Answer<unknown>> =>
  ask('DELETE', staffAt(inClass, account));

/** Where all that is kept of a learner lies as a file. */
export const seatData = (inClass: string, seat: string): string => `${seatAt(inClass, seat)}/data`;

/** Deletes all that is kept of a learner. */
export const forgetSeat = (inClass: string, seat: string): Promise<Answer<unknown>> =>
  ask('DELETE', `${seatAt(inClass, seat)}/data`);
