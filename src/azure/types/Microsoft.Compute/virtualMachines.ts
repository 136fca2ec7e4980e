/** A virtual machine, as far as packets care: its network interfaces. It always runs. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { fillMachine, machineProperties, refuseMachine } from '../../rules/virtual-machine.ts';
import { networkInterfaces } from '../Microsoft.Network/networkInterfaces.ts';

export const virtualMachines = defineResource({
  type: 'Microsoft.Compute/virtualMachines',
  properties: machineProperties,
  located: true,
  isPlain: true,
  patch: 'merge',
  readOnly: ['vmId', 'timeCreated', 'instanceView'],
  envelope: ['identity', 'plan'],
  timings: { create: 60_000, update: 20_000, delete: 30_000 },

  fill: fillMachine,

  references: ({ properties }) =>
    properties.networkProfile.networkInterfaces.map(({ id }, index) => ({
      id,
      type: networkInterfaces.type,
      at: `properties.networkProfile.networkInterfaces[${index}].id`,
    })),

  refuse: refuseMachine,

  inUse: (machine, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Machine ${machine.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: '{group}/providers/Microsoft.Compute/virtualMachines/vm-example',
    needs: [...(networkInterfaces.example.needs ?? []), networkInterfaces.example],
    body: {
      location: 'westeurope',
      properties: {
        hardwareProfile: { vmSize: 'Standard_B2s' },
        osProfile: { computerName: 'vm-example', adminUsername: 'learner' },
        networkProfile: {
          networkInterfaces: [{ id: '{group}/providers/Microsoft.Network/networkInterfaces/nic-example' }],
        },
      },
    },
  },
});
