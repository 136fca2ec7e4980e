/* Written by `npm run facts` from content/facts. Change a fact there, not here. */

/** What each fact counts or names that generated questions read. */
export interface AskedValues {
  readonly 'expressroute/packet-size': number;
  readonly 'expressroute/bgp-timers': { readonly "keepAlive": number; readonly "hold": number };
  readonly 'expressroute/bfd-timers': { readonly "interval": number; readonly "multiplier": number };
  readonly 'expressroute/bfd-slower-peer': number;
  readonly 'expressroute/bfd-old-circuits': { readonly "private": string; readonly "microsoft": string };
  readonly 'expressroute/bandwidths': readonly number[];
  readonly 'expressroute/peering-prefix': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/peer-asn-reserved': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/azure-asn': number;
  readonly 'expressroute/vlan-range': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/local-circuit': Readonly<Record<string, readonly string[]>>;
  readonly 'expressroute/link-addresses': { readonly "customer": number; readonly "microsoft": number };
  readonly 'expressroute/private-peering-routes': { readonly "ipv4": number; readonly "premium": number; readonly "ipv6": number };
  readonly 'expressroute/direct-ports': readonly number[];
  readonly 'expressroute/direct-frame': { readonly "mtu": number; readonly "etherType": string };
  readonly 'expressroute/fastpath-gateway-skus': readonly string[];
  readonly 'expressroute/fastpath-scale-units': number;
  readonly 'expressroute/fastpath-ip-limits': { readonly "provider": number; readonly "direct10": number; readonly "direct100": number };
  readonly 'expressroute/gateway-subnet-sizes': { readonly "circuits": number; readonly "sixteenCircuits": number; readonly "ipv6": number };
  readonly 'expressroute/gateway-machines': Readonly<Record<string, number>>;
  readonly 'expressroute/gateway-learned-routes': Readonly<Record<string, number>>;
  readonly 'expressroute/scale-unit-performance': { readonly "mbps": number; readonly "pps": number; readonly "machines": number; readonly "flows": number; readonly "upTo": number };
  readonly 'expressroute/scale-unit-beyond': { readonly "from": number; readonly "machines": number; readonly "mbps": number; readonly "flows": number; readonly "pps": number };
  readonly 'expressroute/gateway-skus': Readonly<Record<string, { readonly "mbps": number; readonly "pps": number; readonly "flows": number }>>;
  readonly 'expressroute/gateway-subnet': { readonly "name": string; readonly "longestPrefix": number };
  readonly 'expressroute/scale-units': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/global-reach-prefix': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/standard-circuit-links': number;
  readonly 'expressroute/circuits-per-network': Readonly<Record<string, number>>;
  readonly 'expressroute/scale-unit-circuits': Readonly<Record<string, number>>;
  readonly 'expressroute/circuits-same-location': number;
  readonly 'expressroute/premium-circuit-links': Readonly<Record<string, number>>;
  readonly 'expressroute/geopolitical-regions': Readonly<Record<string, { readonly "regions": readonly string[]; readonly "peeringLocations": readonly string[] }>>;
  readonly 'expressroute/model-exchange': string;
  readonly 'expressroute/model-point-to-point': string;
  readonly 'expressroute/model-any-to-any': string;
  readonly 'expressroute/model-direct': string;
  readonly 'expressroute/subnet-reserved-addresses': { readonly "first": number; readonly "last": number };
  readonly 'expressroute/announced-prefixes': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/microsoft-peering-routes': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/link-pair': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/peered-networks-with-gateway': number;
  readonly 'expressroute/bgp-timers-lowest': { readonly "keepAlive": number; readonly "hold": number };
  readonly 'expressroute/gateway-convergence': number;
  readonly 'expressroute/local-circuit-links': number;
  readonly 'expressroute/zone-gateway-skus': readonly string[];
}

/** As the course teaches it. */
export const taughtAsked: AskedValues = {
  'expressroute/packet-size': 1400,
  'expressroute/bgp-timers': {"keepAlive":60,"hold":180},
  'expressroute/bfd-timers': {"interval":300,"multiplier":3},
  'expressroute/bfd-slower-peer': 750,
  'expressroute/bfd-old-circuits': {"private":"August 1, 2018","microsoft":"January 10, 2020"},
  'expressroute/bandwidths': [50,100,200,500,1000,2000,5000,10000],
  'expressroute/peering-prefix': {"ipv4":30,"ipv6":126},
  'expressroute/peer-asn-reserved': {"min":65515,"max":65520},
  'expressroute/azure-asn': 12076,
  'expressroute/vlan-range': {"min":1,"max":4094},
  'expressroute/local-circuit': {"Amsterdam":["West Europe"],"Amsterdam2":["West Europe"],"Berlin":["Germany North"],"Busan":["Korea South"],"Campinas":["Brazil South"],"Canberra":["Australia Central"],"Canberra2":["Australia Central 2"],"Cape Town":["South Africa West"],"Chennai":["India South"],"Chennai2":["India South"],"Chicago":["North Central US"],"Chicago2":["North Central US"],"Denver":["West Central US"],"Dublin":["North Europe"],"Dublin2":["North Europe"],"Frankfurt":["Germany West Central"],"Frankfurt2":["Germany West Central"],"Geneva":["Switzerland West"],"Hong Kong":["East Asia"],"Hong Kong2":["East Asia"],"Johannesburg":["South Africa North"],"London":["UK South"],"London2":["UK South"],"Marseille":["France South"],"Melbourne":["Australia Southeast"],"Milan":["Italy North"],"Milan2":["Italy North"],"Mumbai":["India West"],"Mumbai2":["India West"],"Newport (Wales)":["UK West"],"Osaka":["Japan West"],"Oslo":["Norway East"],"Paris":["France Central"],"Paris2":["France Central"],"Phoenix":["West US 3"],"Pune":["India Central"],"Quebec City":["Canada East"],"Quincy":["West US 2"],"San Antonio":["South Central US"],"Sao Paulo":["Brazil South"],"Sao Paulo2":["Brazil South"],"Seattle":["West US 2"],"Seoul":["Korea Central"],"Seoul2":["Korea Central"],"Silicon Valley":["West US"],"Silicon Valley2":["West US"],"Singapore":["Southeast Asia"],"Singapore2":["Southeast Asia"],"Stavanger":["Norway West"],"Stockholm":["Sweden Central"],"Sydney":["Australia East"],"Sydney2":["Australia East"],"Tokyo":["Japan East"],"Tokyo2":["Japan East"],"Tokyo3":["Japan East"],"Toronto":["Canada Central"],"Toronto2":["Canada Central"],"Warsaw":["Poland Central"],"Washington DC":["East US","East US 2"],"Washington DC2":["East US","East US 2"],"Zurich":["Switzerland North"],"Zurich2":["Switzerland North"]},
  'expressroute/link-addresses': {"customer":1,"microsoft":2},
  'expressroute/private-peering-routes': {"ipv4":4000,"premium":10000,"ipv6":100},
  'expressroute/direct-ports': [10,100],
  'expressroute/direct-frame': {"mtu":1500,"etherType":"0x8100"},
  'expressroute/fastpath-gateway-skus': ["UltraPerformance","ErGw3AZ"],
  'expressroute/fastpath-scale-units': 10,
  'expressroute/fastpath-ip-limits': {"provider":25000,"direct10":100000,"direct100":200000},
  'expressroute/gateway-subnet-sizes': {"circuits":16,"sixteenCircuits":26,"ipv6":64},
  'expressroute/gateway-machines': {"Standard":2000,"HighPerformance":4500,"UltraPerformance":11000,"ErGw1AZ":2000,"ErGw2AZ":4500,"ErGw3AZ":11000},
  'expressroute/gateway-learned-routes': {"Standard":4000,"HighPerformance":9500,"UltraPerformance":9500,"ErGw1AZ":4000,"ErGw2AZ":9500,"ErGw3AZ":9500},
  'expressroute/scale-unit-performance': {"mbps":1000,"pps":100000,"machines":2000,"flows":100000,"upTo":10},
  'expressroute/scale-unit-beyond': {"from":11,"machines":1000,"mbps":1000,"flows":100000,"pps":200000},
  'expressroute/gateway-skus': {"Standard":{"mbps":1000,"pps":100000,"flows":200000},"HighPerformance":{"mbps":2000,"pps":200000,"flows":400000},"UltraPerformance":{"mbps":10000,"pps":1000000,"flows":1000000},"ErGw1AZ":{"mbps":1000,"pps":100000,"flows":200000},"ErGw2AZ":{"mbps":2000,"pps":200000,"flows":400000},"ErGw3AZ":{"mbps":10000,"pps":1000000,"flows":1000000},"ErGwScale":{"mbps":1000,"pps":100000,"flows":100000}},
  'expressroute/gateway-subnet': {"name":"GatewaySubnet","longestPrefix":27},
  'expressroute/scale-units': {"min":1,"max":40},
  'expressroute/global-reach-prefix': {"ipv4":29,"ipv6":125},
  'expressroute/standard-circuit-links': 10,
  'expressroute/circuits-per-network': {"Standard":16,"HighPerformance":16,"UltraPerformance":16,"ErGw1AZ":16,"ErGw2AZ":16,"ErGw3AZ":16,"ErGwScale":16},
  'expressroute/scale-unit-circuits': {"1":4,"2":8,"10":16},
  'expressroute/circuits-same-location': 4,
  'expressroute/premium-circuit-links': {"50":20,"100":25,"200":25,"500":40,"1000":50,"2000":60,"5000":75,"10000":100,"40000":100,"100000":100},
  'expressroute/geopolitical-regions': {"Australia Government":{"regions":["Australia Central","Australia Central 2"],"peeringLocations":["Canberra","Canberra2"]},"Europe":{"regions":["France Central","France South","Germany North","Germany West Central","Italy North","North Europe","Norway East","Norway West","Poland Central","Sweden Central","Switzerland North","Switzerland West","UK West","UK South","West Europe"],"peeringLocations":["Amsterdam","Amsterdam2","Berlin","Copenhagen","Dublin","Dublin2","Frankfurt","Frankfurt2","Geneva","London","London2","Madrid","Madrid2","Marseille","Milan","Milan2","Munich","Newport (Wales)","Oslo","Paris","Paris2","Stavanger","Stockholm","Warsaw","Zurich","Zurich2"]},"North America":{"regions":["East US","West US","East US 2","West US 2","West US 3","Central US","South Central US","North Central US","West Central US","Canada Central","Canada East"],"peeringLocations":["Atlanta","Chicago","Chicago2","Dallas","Denver","Las Vegas","Los Angeles","Los Angeles2","Miami","Minneapolis","Montreal","New York","Phoenix","Quebec City","Queretaro (Mexico)","Quincy","San Antonio","Seattle","Silicon Valley","Silicon Valley2","Toronto","Toronto2","Vancouver","Washington DC","Washington DC2"]},"Asia":{"regions":["East Asia","Southeast Asia"],"peeringLocations":["Bangkok","Hong Kong","Hong Kong2","Jakarta","Kuala Lumpur","Singapore","Singapore2","Taipei"]},"India":{"regions":["India West","India Central","India South"],"peeringLocations":["Chennai","Chennai2","Mumbai","Mumbai2","Pune"]},"Japan":{"regions":["Japan West","Japan East"],"peeringLocations":["Osaka","Tokyo","Tokyo2","Tokyo3"]},"Oceania":{"regions":["Australia East","Australia Southeast"],"peeringLocations":["Auckland","Melbourne","Perth","Sydney","Sydney2"]},"South Korea":{"regions":["Korea Central","Korea South"],"peeringLocations":["Busan","Seoul","Seoul2"]},"South Africa":{"regions":["South Africa West","South Africa North"],"peeringLocations":["Cape Town","Johannesburg"]},"South America":{"regions":["Brazil South"],"peeringLocations":["Campinas","Rio de Janeiro","Sao Paulo","Sao Paulo2","Santiago"]}},
  'expressroute/model-exchange': "layer 2 or managed layer 3",
  'expressroute/model-point-to-point': "layer 2 or managed layer 3",
  'expressroute/model-any-to-any': "managed layer 3",
  'expressroute/model-direct': "all layers are yours",
  'expressroute/subnet-reserved-addresses': {"first":4,"last":1},
  'expressroute/announced-prefixes': {"ipv4":1000,"ipv6":100},
  'expressroute/microsoft-peering-routes': {"ipv4":200,"ipv6":200},
  'expressroute/link-pair': {"ipv4":29,"ipv6":125},
  'expressroute/peered-networks-with-gateway': 500,
  'expressroute/bgp-timers-lowest': {"keepAlive":3,"hold":10},
  'expressroute/gateway-convergence': 60,
  'expressroute/local-circuit-links': 10,
  'expressroute/zone-gateway-skus': ["ErGw1AZ","ErGw2AZ","ErGw3AZ","ErGwScale"],
};

/** As today's documentation has it. */
export const todayAsked: AskedValues = {
  ...taughtAsked,
  'expressroute/direct-ports': [10,100,400],
  'expressroute/fastpath-gateway-skus': ["UltraPerformance","ErGw3AZ","ErGwScale"],
  'expressroute/circuits-per-network': {"Standard":4,"HighPerformance":8,"UltraPerformance":16,"ErGw1AZ":4,"ErGw2AZ":8,"ErGw3AZ":16,"ErGwScale":16},
  'expressroute/model-point-to-point': "layer 2",
};
