/** Endpoints to read the audit log of a class: a page of it, and all of it as a file. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { auditCsv, auditPage, readAudit } from '../classes/audit-read.ts';
import { csvAnswer } from '../csv.ts';
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';

export const auditLog = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/audit',
    who: 'observer',
    does: 'Who did what in the class, newest first, so many at a time: those older than the one that "at" and "id" name.',
    params: inClass,
    query: z.object({
      at: z.exactOptional(z.coerce.number().check(z.int(), z.minimum(0))),
      id: z.exactOptional(z.string().check(z.maxLength(60))),
    }),
    async answer({ params, query: { at, id } }, { store }) {
      if ((at === undefined) !== (id === undefined))
        return refuse(400, 'HalfPlace', 'A place in the log is "at" and "id" of a deed. Send both, or none.');
      const older = at === undefined || id === undefined ? {} : { older: { at, id } };
      // One more than is told says whether there are more.
      const found = await store.read((db) => readAudit(db, params.class, { ...older, limit: auditPage + 1 }));
      return { entries: found.slice(0, auditPage), hasMore: found.length > auditPage };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/audit.csv',
    who: 'observer',
    does: 'The whole log of who did what as CSV, safe to open in a spreadsheet.',
    params: inClass,
    answer: async ({ params }, { store }) =>
      csvAnswer(await store.read((db) => auditCsv(db, params.class)), 'audit.csv'),
  }),
];
