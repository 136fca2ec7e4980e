/** Endpoints for those who lead a class: invitations by link, roles. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { audit } from '../classes/audit.ts';
import { defineEndpoint } from '../endpoint.ts';
import { invite } from '../people/invitations.ts';
import { originForOthers } from '../people/reached.ts';
import { refuse } from '../refusal.ts';
import { staffRoles } from '../roles.ts';
import type { Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';

const withAccount = z.object({ class: z.string(), account: z.string() });
const role = z.enum(staffRoles);

const noSuchLeader = refuse(404, 'NoSuchLeader', 'This account does not lead the class any more. Reload the page.');
const lastInstructor = refuse(
  409,
  'LastInstructor',
  'This is the only instructor of the class, and a class needs one. Make somebody else instructor first.',
);

async function isLast(tx: Transaction<Tables>, inThis: string, account: string): Promise<boolean> {
  const instructors = await tx
    .selectFrom('staff')
    .select('account')
    .where('class', '=', inThis)
    .where('role', '=', 'instructor')
    .execute();
  return instructors.length === 1 && instructors[0]?.account === account;
}

export const staff = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/staff/invitations',
    who: 'instructor',
    // Grades are read and corrected after the end, by somebody new too.
    whenEnded: true,
    does: 'Makes a link that lets somebody lead or observe the class; it works once, for seven days.',
    params: inClass,
    body: z.object({ role }),
    answer: ({ params, body, caller, request }, services) =>
      services.store.write(async (tx) => {
        const by = caller.account?.id ?? '';
        const secret = await invite(tx, services, { inClass: params.class, role: body.role, by });
        await audit(tx, services, { inClass: params.class, caller, what: 'staff.invited', about: { role: body.role } });
        return { link: `${originForOthers(request, services)}/class/sign-in/?invitation=${secret}` };
      }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/invitations',
    who: 'account',
    does: 'Makes a link that lets somebody have an account here, and make classes of their own.',
    answer: ({ caller, request }, services) =>
      services.store.write(async (tx) => {
        const secret = await invite(tx, services, { inClass: null, role: 'instructor', by: caller.account?.id ?? '' });
        return { link: `${originForOthers(request, services)}/class/sign-in/?invitation=${secret}` };
      }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/api/classes/:class/staff/:account',
    who: 'instructor',
    whenEnded: true,
    does: 'Gives somebody who leads the class another role.',
    params: withAccount,
    body: z.object({ role }),
    answer: ({ params, body, caller }, services) =>
      services.store.write(async (tx) => {
        if (body.role !== 'instructor' && (await isLast(tx, params.class, params.account))) return lastInstructor;
        const { numUpdatedRows } = await tx
          .updateTable('staff')
          .set({ role: body.role })
          .where('class', '=', params.class)
          .where('account', '=', params.account)
          .executeTakeFirst();
        if (Number(numUpdatedRows) === 0) return noSuchLeader;
        const at = services.now();
        await services.store.tell(tx, params.class, { at, kind: 'class.changed', to: 'all', body: { what: 'staff' } });
        const about = { account: params.account, role: body.role };
        await audit(tx, services, { inClass: params.class, caller, what: 'staff.changed', about });
        return { role: body.role };
      }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/classes/:class/staff/:account',
    who: 'instructor',
    does: 'Takes somebody out of those who lead the class.',
    params: withAccount,
    whenEnded: true,
    answer: ({ params, caller }, services) =>
      services.store.write(async (tx) => {
        if (await isLast(tx, params.class, params.account)) return lastInstructor;
        const { numDeletedRows } = await tx
          .deleteFrom('staff')
          .where('class', '=', params.class)
          .where('account', '=', params.account)
          .executeTakeFirst();
        if (Number(numDeletedRows) === 0) return noSuchLeader;
        const at = services.now();
        await services.store.tell(tx, params.class, { at, kind: 'class.changed', to: 'all', body: { what: 'staff' } });
        await audit(tx, services, {
          inClass: params.class,
          caller,
          what: 'staff.removed',
          about: { account: params.account },
        });
        return undefined;
      }),
  }),
];
