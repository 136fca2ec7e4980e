/* Written by `npm run facts` from content/facts. Change a fact there, not here. */

/** What each fact counts or names that generated questions read. */
export interface AskedValues {
  readonly 'expressroute/peering-prefix': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/peer-asn-reserved': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/azure-asn': number;
  readonly 'expressroute/vlan-range': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/link-addresses': { readonly "customer": number; readonly "microsoft": number };
  readonly 'expressroute/gateway-subnet-sizes': { readonly "circuits": number; readonly "sixteenCircuits": number; readonly "ipv6": number };
  readonly 'expressroute/gateway-subnet': { readonly "name": string; readonly "longestPrefix": number };
  readonly 'expressroute/global-reach-prefix': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/geopolitical-regions': Readonly<Record<string, { readonly "regions": readonly string[]; readonly "peeringLocations": readonly string[] }>>;
  readonly 'expressroute/subnet-reserved-addresses': { readonly "first": number; readonly "last": number };
  readonly 'expressroute/link-pair': { readonly "ipv4": number; readonly "ipv6": number };
}

/** As the course teaches it. */
export const taughtAsked: AskedValues = {
  'expressroute/peering-prefix': {"ipv4":30,"ipv6":126},
  'expressroute/peer-asn-reserved': {"min":65515,"max":65520},
  'expressroute/azure-asn': 12076,
  'expressroute/vlan-range': {"min":1,"max":4094},
  'expressroute/link-addresses': {"customer":1,"microsoft":2},
  'expressroute/gateway-subnet-sizes': {"circuits":16,"sixteenCircuits":26,"ipv6":64},
  'expressroute/gateway-subnet': {"name":"GatewaySubnet","longestPrefix":27},
  'expressroute/global-reach-prefix': {"ipv4":29,"ipv6":125},
  'expressroute/geopolitical-regions': {"Australia Government":{"regions":["Australia Central","Australia Central 2"],"peeringLocations":["Canberra","Canberra2"]},"Europe":{"regions":["France Central","France South","Germany North","Germany West Central","Italy North","North Europe","Norway East","Norway West","Poland Central","Sweden Central","Switzerland North","Switzerland West","UK West","UK South","West Europe"],"peeringLocations":["Amsterdam","Amsterdam2","Berlin","Copenhagen","Dublin","Dublin2","Frankfurt","Frankfurt2","Geneva","London","London2","Madrid","Madrid2","Marseille","Milan","Milan2","Munich","Newport (Wales)","Oslo","Paris","Paris2","Stavanger","Stockholm","Warsaw","Zurich","Zurich2"]},"North America":{"regions":["East US","West US","East US 2","West US 2","West US 3","Central US","South Central US","North Central US","West Central US","Canada Central","Canada East"],"peeringLocations":["Atlanta","Chicago","Chicago2","Dallas","Denver","Las Vegas","Los Angeles","Los Angeles2","Miami","Minneapolis","Montreal","New York","Phoenix","Quebec City","Queretaro (Mexico)","Quincy","San Antonio","Seattle","Silicon Valley","Silicon Valley2","Toronto","Toronto2","Vancouver","Washington DC","Washington DC2"]},"Asia":{"regions":["East Asia","Southeast Asia"],"peeringLocations":["Bangkok","Hong Kong","Hong Kong2","Jakarta","Kuala Lumpur","Singapore","Singapore2","Taipei"]},"India":{"regions":["India West","India Central","India South"],"peeringLocations":["Chennai","Chennai2","Mumbai","Mumbai2","Pune"]},"Japan":{"regions":["Japan West","Japan East"],"peeringLocations":["Osaka","Tokyo","Tokyo2","Tokyo3"]},"Oceania":{"regions":["Australia East","Australia Southeast"],"peeringLocations":["Auckland","Melbourne","Perth","Sydney","Sydney2"]},"South Korea":{"regions":["Korea Central","Korea South"],"peeringLocations":["Busan","Seoul","Seoul2"]},"South Africa":{"regions":["South Africa West","South Africa North"],"peeringLocations":["Cape Town","Johannesburg"]},"South America":{"regions":["Brazil South"],"peeringLocations":["Campinas","Rio de Janeiro","Sao Paulo","Sao Paulo2","Santiago"]}},
  'expressroute/subnet-reserved-addresses': {"first":4,"last":1},
  'expressroute/link-pair': {"ipv4":29,"ipv6":125},
};

/** As today's documentation has it. */
export const todayAsked: AskedValues = {
  ...taughtAsked,
};
