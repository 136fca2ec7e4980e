/** A port pair that is accepted, for the examples of what needs one. */
export const portExample = {
  path: 'expressRoutePorts/port-example',
  body: {
    location: 'westeurope',
    properties: { peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 10, encapsulation: 'QinQ' },
  },
};
