import { describe, expect, test } from 'vitest';
import { replay } from '#src/azure/arm.ts';
import { differenceOf } from '#src/azure/diff.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { at, createAzure, group, makeCircuit, network } from './azure.ts';

describe('the difference of two Clouds', () => {
  test.for([
    {
      because: 'a network came, with its subnet',
      act: ['PUT', ...network('new')] as const,
      expected: {
        appeared: [at('virtualNetworks/new'), at('virtualNetworks/new/subnets/GatewaySubnet')],
        changed: [],
        went: [],
      },
    },
    {
      because: 'a network went',
      act: ['DELETE', 'virtualNetworks/v', undefined] as const,
      expected: {
        appeared: [],
        changed: [],
        went: [at('virtualNetworks/v'), at('virtualNetworks/v/subnets/GatewaySubnet')],
      },
    },
    {
      because: 'tags were given',
      act: ['PATCH', 'virtualNetworks/v', { tags: { cost: '1' } }] as const,
      expected: {
        appeared: [],
        changed: [{ id: at('virtualNetworks/v'), changes: [{ at: 'tags', before: undefined, after: { cost: '1' } }] }],
        went: [],
      },
    },
    {
      because: 'one prefix came to another',
      act: [
        'PUT',
        'virtualNetworks/v',
        { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] } } },
      ] as const,
      expected: {
        appeared: [],
        changed: [
          {
            id: at('virtualNetworks/v'),
            changes: [{ at: 'properties.addressSpace.addressPrefixes.1', before: undefined, after: '10.1.0.0/16' }],
          },
        ],
        went: [],
      },
    },
    {
      because: 'putting the same again is no difference, though the ETag is new',
      act: ['PUT', ...network('v')] as const,
      expected: { appeared: [], changed: [], went: [] },
    },
    {
      because: 'a refused request leaves everything as it was',
      act: ['PUT', 'virtualNetworks/v', { location: 'northeurope' }] as const,
      expected: { appeared: [], changed: [], went: [] },
    },
  ])('says that $because', async ({ act, expected }) => {
    const azure = await createAzure();
    await azure.make(...network('v'));
    const before = azure.arm.snapshot().cloud;
    const [method, path, body] = act;
    await azure.send(method, path, body);
    azure.idle();
    expect(differenceOf(before, azure.arm.cloud)).toEqual(expected);
  });

  test('shows what happened outside Azure too', async () => {
    const azure = await createAzure();
    const id = await makeCircuit(azure, 'er');
    const before = azure.arm.snapshot().cloud;
    await azure.send('POST', `/_control/bgp/down?circuit=${encodeURIComponent(id)}&link=primary`);
    expect(differenceOf(before, azure.arm.cloud).changed).toEqual([
      { id, changes: [{ at: 'onPremises', before: undefined, after: { down: ['primary'] } }] },
    ]);
  });

  test('is nothing after undo: the journal without its last entries gives the Cloud from before', async () => {
    const azure = await createAzure();
    const first = azure.arm.snapshot();
    const from = azure.arm.journal.length;
    await azure.make(...network('v'));
    const before = azure.arm.snapshot().cloud;
    await azure.make(...network('w'));
    await azure.send('DELETE', group);
    azure.idle();
    expect(differenceOf(before, azure.arm.cloud).went).toContain(group);
    const clock = createVirtualClock();
    const undone = await replay(first, azure.arm.journal.slice(from, from + 1), clock);
    clock.advanceTo(azure.clock.now());
    expect(differenceOf(before, undone.cloud)).toEqual({ appeared: [], changed: [], went: [] });
  });
});
