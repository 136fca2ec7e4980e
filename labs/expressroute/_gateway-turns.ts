/** Wrong turns on the way to a gateway, one for each rule of its subnet, its size and its address. */
import type { Move, WrongPath } from '#src/lab/definition.ts';
import { withProperties } from '#src/lab/acts/changed.ts';
import { putGateway, putNetwork, putSubnet } from '#src/lab/acts/network.ts';
import { networkResource } from '#src/lab/scene.ts';
import type { Story } from './create-a-gateway.ts';

type Turn = Omit<WrongPath, 'before'> & { before?: Move[] };

const inSubnet = (subnet: string, address?: string) => [
  {
    name: 'default',
    properties: { subnet: { id: subnet }, ...(address === undefined ? {} : { publicIPAddress: { id: address } }) },
  },
];

function subnetTurns(story: Story): Turn[] {
  const { network, gateway, space, range, place, securityGroup, routeTable } = story;
  const made = { network, location: place.location, space: [space] };
  const withSubnet = (name: string, prefix: string): Move =>
    putNetwork({ ...made, subnets: [{ name, range: prefix }] });
  const small = range.replace(/\d+$/, '28');
  const gatewaySubnet = `${network}/subnets/GatewaySubnet`;
  return [
    {
      id: 'subnet-too-small',
      belief: 'A few addresses are enough for a gateway.',
      before: [withSubnet('GatewaySubnet', small)],
      act: putGateway(gateway),
      ends: {
        refused:
          gateway.sku === 'UltraPerformance'
            ? 'GatewaySubnetTooSmallForExpressrouteUltraPerformanceGatewaySku'
            : 'CrossconnectGatewaySubnetTooSmall',
        fact: 'expressroute/gateway-subnet',
      },
    },
    {
      id: 'subnet-named-otherwise',
      belief: 'The subnet of a gateway may have any name.',
      before: [withSubnet('snet-gateway', range)],
      act: withProperties(putGateway(gateway), { ipConfigurations: inSubnet(`${network}/subnets/snet-gateway`) }),
      ends: { refused: 'CrossconnectGatewaySubnetName', fact: 'expressroute/gateway-subnet' },
    },
    {
      id: 'no-subnet',
      belief: 'The subnet is made on the way.',
      before: [withSubnet('snet-other', range)],
      act: putGateway(gateway),
      ends: { refused: 'InvalidResourceReference' },
    },
    {
      id: 'security-group-on-it',
      belief: 'Every subnet should have a security group.',
      before: [withSubnet('GatewaySubnet', range)],
      act: putSubnet(network, { name: 'GatewaySubnet', range, securityGroup }),
      ends: {
        refused: 'NetworkSecurityGroupCannotBeAttachedToGatewaySubnet',
        fact: 'expressroute/gateway-subnet-contents',
      },
    },
    {
      id: 'everything-through-the-firewall',
      belief: 'The route that sends everything through the firewall belongs on every subnet.',
      before: [withSubnet('GatewaySubnet', range)],
      act: {
        method: 'PUT',
        path: gatewaySubnet,
        body: { properties: { addressPrefix: range, routeTable: { id: routeTable } } },
      },
      ends: { refused: 'CrossconnectGatewaySubnetDefaultRoute', fact: 'expressroute/gateway-subnet-contents' },
    },
    {
      id: 'outside-the-network',
      belief: 'A subnet may have any range.',
      before: [withSubnet('GatewaySubnet', range)],
      act: putSubnet(network, { name: story.machines.name, range: '192.168.50.0/24' }),
      ends: { refused: 'NetcfgInvalidSubnet' },
    },
    {
      id: 'over-the-other-subnet',
      belief: 'Subnets may share addresses.',
      before: [withSubnet('GatewaySubnet', range)],
      act: putSubnet(network, { name: story.machines.name, range }),
      ends: { refused: 'NetcfgSubnetRangesOverlap' },
    },
    {
      id: 'a-machine-beside-the-gateway',
      belief: 'There is room left in the subnet of the gateway for a machine.',
      before: [withSubnet('GatewaySubnet', range)],
      act: {
        method: 'PUT',
        path: networkResource(place, 'networkInterfaces', 'nic-stray'),
        body: {
          location: place.location,
          properties: { ipConfigurations: [{ name: 'one', properties: { subnet: { id: gatewaySubnet } } }] },
        },
      },
      ends: {
        refused: 'CrossconnectGatewaySubnetForGateways',
        fact: 'expressroute/gateway-subnet-contents',
      },
    },
  ];
}

function gatewayTurns(story: Story): Turn[] {
  const { network, gateway, space, range, place, abroad } = story;
  const ready: Move = putNetwork({
    network,
    location: place.location,
    space: [space],
    subnets: [{ name: 'GatewaySubnet', range }],
  });
  const address = networkResource(place, 'publicIPAddresses', 'pip-basic');
  const gatewaySubnet = `${network}/subnets/GatewaySubnet`;
  return [
    {
      id: 'vpn-size',
      belief: 'A size is a size, whatever the gateway is for.',
      before: [ready],
      act: putGateway({ ...gateway, sku: 'VpnGw2' }),
      ends: { refused: 'CrossconnectGatewaySku', fact: 'expressroute/gateway-skus' },
    },
    {
      id: 'basic-address',
      belief: 'The cheapest address will do.',
      before: [
        ready,
        {
          method: 'PUT',
          path: address,
          body: {
            location: place.location,
            sku: { name: 'Basic' },
            properties: { publicIPAllocationMethod: 'Static' },
          },
          advance: 'until-idle',
        },
      ],
      act: withProperties(putGateway(gateway), { ipConfigurations: inSubnet(gatewaySubnet, address) }),
      ends: { refused: 'PublicIpWithBasicSkuNotAllowedOnExpressRouteGateways' },
    },
    {
      id: 'other-region',
      belief: 'A gateway can stand in another region than its network.',
      before: [ready],
      act: putGateway({ ...gateway, location: abroad }),
      ends: { refused: 'InvalidResourceReference' },
    },
    {
      id: 'second-gateway',
      belief: 'Two gateways carry twice as much.',
      before: [ready, putGateway(gateway)],
      act: putGateway({ ...gateway, gateway: `${gateway.gateway}-two` }),
      ends: { refused: 'CrossconnectOneGatewayPerType', fact: 'expressroute/one-gateway-per-type' },
    },
    {
      id: 'change-the-type',
      belief: 'A VPN gateway can become an ExpressRoute gateway later, and the other way round.',
      before: [ready, putGateway(gateway)],
      act: withProperties(putGateway({ ...gateway, sku: 'VpnGw2AZ' }), { gatewayType: 'Vpn' }),
      ends: { refused: 'CrossconnectGatewayTypeChange' },
    },
    {
      id: 'shrink',
      belief: 'A gateway can be made smaller when it is too large.',
      before: [ready, putGateway({ ...gateway, sku: 'ErGw3AZ' })],
      act: putGateway({ ...gateway, sku: 'ErGw1AZ' }),
      ends: { refused: 'CrossconnectGatewaySizeChange' },
    },
    {
      id: 'move-the-subnet',
      belief: 'The range of the subnet can be changed under the gateway.',
      before: [ready, putGateway(gateway)],
      act: putSubnet(network, { name: 'GatewaySubnet', range: story.otherRange }),
      ends: { refused: 'InUseSubnetCannotBeUpdated' },
    },
    {
      id: 'delete-the-subnet',
      belief: 'Deleting the subnet deletes the gateway in it.',
      before: [ready, putGateway(gateway)],
      act: { method: 'DELETE', path: gatewaySubnet },
      ends: { refused: 'InUseSubnetCannotBeDeleted' },
    },
  ];
}

/** Every wrong turn, from the Cloud the lab begins with. */
export const gatewayWrongTurns = (story: Story): WrongPath[] =>
  [...subnetTurns(story), ...gatewayTurns(story)].map(({ before = [], ...turn }) => ({ ...turn, before }));
