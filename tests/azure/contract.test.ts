import { describe, expect, test } from 'vitest';
import { findType, resourceTypes } from '#src/azure/registry.ts';
import { findResource } from '#src/azure/cloud.ts';
import { createAzure, at, filled, group } from './azure.ts';
import type { Azure } from './azure.ts';

const masked = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll(/W\/\\"[^"\\]*\\"/g, 'etag'));

/** What every resource type owes Azure. A new type is covered as soon as it stands in the registry. */
describe.for(resourceTypes.filter(({ isPartOnly }) => !isPartOnly).map((type) => ({ name: type.type, type })))(
  '$name',
  ({ type }) => {
    const { path } = type.example;
    const body = filled(type.example.body);
    const prepare = async (): Promise<Azure> => {
      const azure = await createAzure();
      for (const need of type.example.needs ?? []) await azure.make(need.path, filled(need.body));
      return azure;
    };
    const isGroup = path === '';
    const item = isGroup ? `/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-new` : path;

    test('is created, read, and put again without change', async () => {
      const azure = await prepare();
      expect((await azure.send('PUT', item, body)).status).toBe(201);
      azure.idle();
      const first = await azure.send('GET', item);
      expect(first.status).toBe(200);
      expect(first.body.properties.provisioningState).toMatch(/Succeeded|Failed/);
      expect((await azure.send('PUT', item, body)).status).toBe(200);
      azure.idle();
      expect(masked((await azure.send('GET', item)).body)).toEqual(masked(first.body));
    });

    test('is put again from what a GET answered', async () => {
      const azure = await prepare();
      await azure.make(item, body);
      const first = await azure.send('GET', item);
      expect((await azure.send('PUT', item, first.body)).status).toBe(200);
      azure.idle();
      expect(masked((await azure.send('GET', item)).body)).toEqual(masked(first.body));
    });

    test('is found whatever the case, and keeps the case it was created in', async () => {
      const azure = await prepare();
      await azure.make(item, body);
      const url = at(item);
      expect((await azure.send('GET', url.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'))).body.id).toBe(
        url,
      );
    });

    test('stands in the list of its scope', async () => {
      const azure = await prepare();
      const list = at(item).split('/').slice(0, -1).join('/');
      const before = (await azure.send('GET', list)).body.value.length;
      await azure.make(item, body);
      const after = await azure.send('GET', list);
      expect(after.body.value).toHaveLength(before + 1);
      expect(after.body.value.at(-1)).toEqual((await azure.send('GET', item)).body);
    });

    test('is gone after DELETE, and a second DELETE does no harm', async () => {
      const azure = await prepare();
      await azure.make(item, body);
      expect((await azure.send('DELETE', item)).status).toBe(type.timings.delete > 0 ? 202 : 200);
      azure.idle();
      expect((await azure.send('GET', item)).status).toBe(404);
      expect((await azure.send('DELETE', item)).status).toBe(isGroup ? 404 : 204);
      expect(findResource(azure.arm.cloud, at(item))).toBeUndefined();
    });

    test('cannot go while another resource names it, and nothing it names can', async () => {
      const azure = await prepare();
      await azure.make(item, body);
      for (const used of findResource(azure.arm.cloud, at(item))?.uses ?? []) {
        const refused = await azure.send('DELETE', findResource(azure.arm.cloud, used)!.id);
        const isPart = findType(findResource(azure.arm.cloud, used)!.type)!.isPartOnly;
        expect(refused.status, used).toBe(isPart ? 405 : 400);
        expect(refused.message).toMatch(/delete|detach/i);
      }
    });

    test('is refused while something it names is missing', async () => {
      const azure = await prepare();
      await azure.make(item, body);
      const { uses } = findResource(azure.arm.cloud, at(item))!;
      const named = JSON.stringify(body);
      for (const id of uses.map((key) => findResource(azure.arm.cloud, key)!.id)) {
        const other = `${at(item)}-2`;
        const refused = await azure.send('PUT', other, JSON.parse(named.replaceAll(id, `${id}-missing`)));
        expect(refused).toMatchObject({ status: 400, code: 'InvalidResourceReference' });
        expect(refused.message).toContain(`${id}-missing`);
      }
    });

    test('takes by PATCH what its kind takes, and refuses the rest', async () => {
      const azure = await prepare();
      await azure.make(item, body);
      const tagged = await azure.send('PATCH', item, { tags: { cost: 'training' } });
      if (type.patch === 'none') {
        expect(tagged).toMatchObject({ status: 405, code: 'CrossconnectMethodNotAllowed' });
        return;
      }
      expect(tagged.body.tags).toEqual({ cost: 'training' });
      azure.idle();
      expect((await azure.send('GET', item)).body.tags).toEqual({ cost: 'training' });
      if (type.patch === 'merge') return;
      expect(await azure.send('PATCH', item, { properties: {} })).toMatchObject({
        status: 400,
        code: 'CrossconnectPatchIsForTags',
      });
    });

    test('needs an existing group', async () => {
      if (isGroup) return;
      const azure = await createAzure();
      const elsewhere = at(item).replace(group, `${group}-missing`);
      expect(await azure.send('PUT', elsewhere, body)).toMatchObject({ status: 404, code: 'ResourceGroupNotFound' });
      expect(await azure.send('GET', elsewhere)).toMatchObject({ status: 404, code: 'ResourceGroupNotFound' });
    });
  },
);
