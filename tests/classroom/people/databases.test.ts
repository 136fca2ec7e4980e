/** People come in, lead, are merged and come back, the same on every database. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { offerFirstLink } from '#src/classroom/people/invitations.ts';
import { openBrowsers } from '../support/browser.ts';
import { databases } from '../support/databases.ts';
import { openTestServer } from '../support/server.ts';

const joined = z.object({ seat: z.object({ id: z.string() }), phrase: z.string() });

describe.for(databases)('on $engine', ({ open }) => {
  test('an instructor and two learners go through a day', async () => {
    const server = await openTestServer({ store: await open(), at: Date.now() });
    try {
      const browser = openBrowsers(server.services, { accountOf: server.services.accounts.accountOf });
      const ada = browser();
      const token = (await offerFirstLink(server.services, false))?.split('key=')[1] ?? '';
      const account = { name: 'Ada', email: 'ada@example.test', password: 'correct horse' };
      expect((await ada.ask('POST', '/api/invitations/accept', { token, account })).status).toBe(200);
      await ada.ask('POST', '/api/sign-out');
      expect((await ada.ask('POST', '/api/sign-in', account)).status).toBe(200);
      const made = await ada.ask('POST', '/api/classes', { course: 'expressroute', title: 'Monday' });
      const { id, code } = z.object({ id: z.string(), code: z.string() }).parse(made.body);
      const csv = 'name,e-mail,group\nZoë,z@x.test,Blue\n';
      expect((await ada.ask('POST', `/api/classes/${id}/roster`, { csv })).body).toMatchObject({ added: 1 });
      const [zoe, phone] = [browser(), browser()];
      const first = joined.parse(
        (await zoe.ask('POST', '/api/join', { code, name: 'Zoë', external: 'z@x.test' })).body,
      );
      const second = joined.parse((await phone.ask('POST', '/api/join', { code, name: 'Zoë' })).body);
      const path = `/api/classes/${id}/seats/${second.seat.id}`;
      expect((await ada.ask('POST', `${path}/merge`, { into: first.seat.id })).status).toBe(204);
      expect((await phone.ask('GET', '/api/me')).body).toMatchObject({ seats: [{ id: first.seat.id, class: id }] });
      expect((await browser().ask('POST', '/api/resume', { phrase: first.phrase })).status).toBe(200);
      const link = await ada.ask('POST', `/api/classes/${id}/staff/invitations`, { role: 'observer' });
      expect(link.status).toBe(200);
      expect((await server.store.feed(id, 0)).map(({ seq }) => seq)).toEqual(
        (await server.store.feed(id, 0)).map((_, n) => n + 1),
      );
    } finally {
      await server.close();
    }
  });
});
