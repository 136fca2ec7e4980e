/** A class with an exam in its plan and learners in their seats, whose pages are played by hand: what they would send, and when. */
import * as z from 'zod/mini';
import type { ClassPlan } from '#src/classroom/classes/plan.ts';
import { opened, type Opened } from '#src/classroom/exams/shown.ts';
import { workOff } from '#src/classroom/jobs/run.ts';
import type { Endpoint } from '#src/classroom/endpoint.ts';
import type { Store } from '#src/classroom/store/contract.ts';
import type { ClassRow } from '#src/classroom/store/tables.ts';
import type { ExamEvent } from '#src/quiz/exam/attempt.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

type Undated<E> = E extends ExamEvent ? Omit<E, 'at'> : never;

export const planOf = (entries: ClassPlan['entries']): string => JSON.stringify({ entries } satisfies ClassPlan);

export const quiz = { id: 'quiz', kind: 'exam', ref: 'ten-minutes', title: 'The quiz' } as const;

export interface Room extends TestServer {
  id: string;
  /** Works off the jobs that are due. Papers are drawn ahead only where that is meant: one is enough for most tests. */
  work: (options?: { drawsAhead: boolean }) => Promise<number>;
  begin: (seat: string, device?: string) => Promise<Opened>;
  /** Sends events stamped with now, from the line that `pen` is at. */
  send: (pen: Pen, events: readonly Undated<ExamEvent>[]) => Promise<{ status: number; body: unknown }>;
  hand: (pen: Pen) => Promise<{ status: number; body: unknown }>;
}

/** Where a device is in a form. */
export interface Pen {
  seat: string;
  form: string;
  device: string;
  next: number;
}

export const penOf = (seat: string, { shown, length }: Opened, device = 'laptop'): Pen => ({
  seat,
  form: shown.form.id,
  device,
  next: length,
});

export async function openRoom({
  seats = ['bo', 'cy'],
  plan = [quiz],
  store,
  endpoints,
  ...values
}: { seats?: readonly string[]; plan?: ClassPlan['entries']; store?: Store; endpoints?: readonly Endpoint[] } & Partial<
  Omit<ClassRow, 'plan'>
> = {}): Promise<Room> {
  const server = await openTestServer({ ...(store ? { store } : {}), ...(endpoints ? { endpoints } : {}) });
  const id = await server.addClass({ settings: '{"pace":"free"}', ...values, plan: planOf(plan) });
  await addSeats(server.store, id, seats, server.services.now());
  const send: Room['send'] = async (pen, events) => {
    const at = server.services.now();
    const path = `/api/classes/${id}/forms/${pen.form}/lines`;
    const answer = await server.ask(sits(pen.seat, id), 'POST', path, {
      device: pen.device,
      from: pen.next,
      events: events.map((event) => ({ ...event, at })),
    });
    if (answer.status === 200) pen.next += events.length;
    return answer;
  };
  return {
    ...server,
    id,
    async work({ drawsAhead } = { drawsAhead: false }) {
      if (!drawsAhead)
        await server.store.write((tx) => tx.deleteFrom('jobs').where('kind', '=', 'draw-papers').execute());
      return workOff(server.services);
    },
    send,
    async begin(seat, device = 'laptop') {
      const path = `/api/classes/${id}/exams/quiz/start`;
      const answer = await server.ask(sits(seat, id), 'POST', path, { device, hideTimer: false, contrast: false });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return opened.parse(answer.body);
    },
    hand: (pen) => send(pen, [{ type: 'submitting' }, { type: 'submitted' }]),
  };
}

export async function addSeats(store: Store, inClass: string, seats: readonly string[], at: number): Promise<void> {
  const empty = { external: null, group: null, merged_into: null, phrase_hash: null, hand_at: null, hand_text: null };
  await store.write((tx) =>
    tx
      .insertInto('seats')
      .values(
        seats.map((seat) => ({
          ...empty,
          ...{ id: seat, class: inClass, name: seat, state: 'in', joined_at: at, seen_at: at },
        })),
      )
      .execute(),
  );
}

/** An answer that is complete, right or wrong as chance has it: the first of everything. */
export function anyAnswer({ kind, view }: Opened['shown']['questions'][number]): string[] {
  const ids = view.parts.map(({ id }) => id);
  switch (kind) {
    case 'single':
      return ids.slice(0, 1);
    case 'multiple':
      return ids.slice(0, view.choose);
    case 'yes-no':
      return ids.map((id) => `${id}:yes`);
    case 'matching':
      return ids.map((id, index) => `${id}:${view.choices?.[index]?.id ?? ''}`);
    case 'ordering':
      return ids;
    default:
      return ['1'];
  }
}

export const gradeShape = z.object({
  points: z.number(),
  out_of: z.number(),
  evidence: z.string(),
  detail: z.string(),
});

/** The grade that is kept for a seat; undefined while there is none. */
export const gradeOf = async ({ store, id }: Room, seat: string, entry = 'quiz') => {
  const row = await store.read((db) =>
    db
      .selectFrom('grades')
      .selectAll()
      .where('class', '=', id)
      .where('seat', '=', seat)
      .where('entry', '=', entry)
      .executeTakeFirst(),
  );
  return row && { ...row, detail: JSON.parse(row.detail ?? 'null') as unknown };
};

export { leads, sits };
