/** Circuits and peerings that are accepted, for the examples of what needs them. */

const circuitIn = (name: string, peeringLocation: string) => ({
  path: `expressRouteCircuits/${name}`,
  body: {
    location: 'westeurope',
    sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
    properties: { serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps: 50 } },
  },
});

const privatePeeringOf = ({ path }: { path: string }, peerASN: number) => ({
  path: `${path}/peerings/AzurePrivatePeering`,
  body: {
    properties: {
      peeringType: 'AzurePrivatePeering',
      peerASN,
      primaryPeerAddressPrefix: '192.168.10.16/30',
      secondaryPeerAddressPrefix: '192.168.10.20/30',
      vlanId: 200,
    },
  },
});

export const circuitExample = circuitIn('circuit-example', 'Amsterdam');
export const privatePeeringExample = privatePeeringOf(circuitExample, 65001);

/** Another circuit, at another peering location, to be joined with the first. */
export const farCircuitExample = circuitIn('circuit-example-2', 'London');
export const farPeeringExample = privatePeeringOf(farCircuitExample, 65002);
