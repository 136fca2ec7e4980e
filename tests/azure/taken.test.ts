import { describe, expect, test } from 'vitest';
import { emptyCloud } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { holderOfLabel } from '#src/azure/rules/dns-label.ts';
import { otherNamed } from '#src/azure/rules/global-name.ts';
import { remove, store } from '#src/azure/tree.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { group } from './azure.ts';

const addressType = 'Microsoft.Network/publicIPAddresses';
const vaultType = 'Microsoft.KeyVault/vaults';

const resource = (type: string, name: string, properties: Record<string, unknown> = {}): Resource => ({
  id: `${group}/providers/${type}/${name}`,
  name,
  type,
  etag: '',
  location: 'westeurope',
  properties,
  children: {},
  usedBy: {},
  uses: [],
});
const labeled = (name: string, label?: string): Resource =>
  resource(addressType, name, label === undefined ? {} : { dnsSettings: { domainNameLabel: label } });

/** A Cloud that counts how often a resource in it is looked at. */
function counting(): { cloud: Cloud; looks: () => number } {
  let count = 0;
  const cloud = emptyCloud();
  cloud.resources = new Proxy(cloud.resources, {
    get(target, key) {
      count += 1;
      return typeof key === 'string' ? target[key] : undefined;
    },
  });
  return { cloud, looks: () => count };
}

describe('a word that one resource may have', () => {
  test('follows the resource that has it', () => {
    const cloud = emptyCloud();
    const holder = (label: string) => holderOfLabel(cloud, label, 'westeurope')?.name;
    store(cloud, labeled('one', 'shop'));
    store(cloud, labeled('two'));
    expect(holder('shop')).toBe('one');
    store(cloud, labeled('two', 'blog'));
    expect(holder('blog')).toBe('two');
    store(cloud, labeled('one', 'home'));
    expect([holder('shop'), holder('home')]).toEqual([undefined, 'one']);
    store(cloud, labeled('two', 'shop'));
    expect([holder('shop'), holder('blog')]).toEqual(['two', undefined]);
    remove(cloud, keyOf(labeled('two').id));
    expect(holder('shop')).toBeUndefined();
    expect(holderOfLabel(cloud, 'home', 'northeurope'), 'of another region').toBeUndefined();
  });

  test('is the same in a Cloud that was read from a file', () => {
    const cloud = emptyCloud();
    expect(otherNamed(cloud, resource(vaultType, 'kv')), 'asked for before it came').toBeUndefined();
    store(cloud, resource(vaultType, 'KV'));
    for (const one of [cloud, structuredClone(cloud)]) {
      expect(otherNamed(one, { ...resource(vaultType, 'kv'), id: '/elsewhere' })?.name).toBe('KV');
      expect(otherNamed(one, resource(vaultType, 'kv')), 'its own').toBeUndefined();
    }
  });

  test.for([10, 1000])('is found without looking at each of %i resources', (size) => {
    const { cloud, looks } = counting();
    for (let index = 0; index < size; index += 1) {
      store(cloud, labeled(`pip-${index}`, `label-${index}`));
      store(cloud, resource(vaultType, `kv-${index}`));
    }
    holderOfLabel(cloud, 'label-1', 'westeurope');
    otherNamed(cloud, resource(vaultType, 'kv-1'));
    const before = looks();
    store(cloud, labeled('late', 'late-label'));
    store(cloud, resource(vaultType, 'kv-late'));
    expect(holderOfLabel(cloud, 'late-label', 'westeurope')?.name).toBe('late');
    expect(otherNamed(cloud, resource(vaultType, 'kv-5'))).toBeUndefined();
    expect(looks() - before).toBeLessThan(20);
  });
});
