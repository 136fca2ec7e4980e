/* Written by `npm run facts` from content/facts. Change a fact there, not here. */

/** What each fact counts or names that code reads. */
export interface FactValues {
  readonly 'expressroute/template-limits': { readonly "parameters": number; readonly "variables": number; readonly "resources": number; readonly "outputs": number; readonly "expression": number; readonly "whole": number };
  readonly 'expressroute/one-key-one-connection': number;
  readonly 'expressroute/bgp-timers': { readonly "keepAlive": number; readonly "hold": number };
  readonly 'expressroute/bfd-timers': { readonly "interval": number; readonly "multiplier": number };
  readonly 'expressroute/direct-billing-starts': number;
  readonly 'expressroute/bandwidths': readonly number[];
  readonly 'expressroute/direct-bandwidths': { readonly "direct10": readonly number[]; readonly "direct100": readonly number[] };
  readonly 'expressroute/peering-prefix': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/peer-asn-reserved': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/azure-asn': number;
  readonly 'expressroute/vlan-range': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/local-circuit': Readonly<Record<string, readonly string[]>>;
  readonly 'expressroute/circuits-per-region': number;
  readonly 'expressroute/circuits-per-subscription': number;
  readonly 'expressroute/link-addresses': { readonly "customer": number; readonly "microsoft": number };
  readonly 'expressroute/private-peering-routes': { readonly "ipv4": number; readonly "premium": number; readonly "ipv6": number };
  readonly 'expressroute/routing-weight': { readonly "min": number; readonly "max": number; readonly "default": number };
  readonly 'expressroute/resource-name': { readonly "max": number };
  readonly 'expressroute/direct-ports': readonly number[];
  readonly 'expressroute/direct-circuits': Readonly<Record<string, readonly number[]>>;
  readonly 'expressroute/direct-oversubscription': number;
  readonly 'expressroute/direct-frame': { readonly "mtu": number; readonly "etherType": string };
  readonly 'expressroute/direct-macsec': readonly string[];
  readonly 'expressroute/fastpath-gateway-skus': readonly string[];
  readonly 'expressroute/fastpath-scale-units': number;
  readonly 'expressroute/fastpath-ip-limits': { readonly "provider": number; readonly "direct10": number; readonly "direct100": number };
  readonly 'expressroute/gateway-skus': Readonly<Record<string, { readonly "mbps": number; readonly "pps": number; readonly "flows": number }>>;
  readonly 'expressroute/gateway-subnet': { readonly "name": string; readonly "longestPrefix": number };
  readonly 'expressroute/gateway-deploy-minutes': number;
  readonly 'expressroute/one-gateway-per-type': number;
  readonly 'expressroute/scale-units': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/gateway-asn': number;
  readonly 'expressroute/global-reach-prefix': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/standard-circuit-links': number;
  readonly 'expressroute/circuits-per-network': Readonly<Record<string, number>>;
  readonly 'expressroute/scale-unit-circuits': Readonly<Record<string, number>>;
  readonly 'expressroute/circuits-same-location': number;
  readonly 'expressroute/premium-circuit-links': Readonly<Record<string, number>>;
  readonly 'expressroute/connection-address-spaces': { readonly "atCreation": number; readonly "after": number };
  readonly 'expressroute/geopolitical-regions': Readonly<Record<string, { readonly "regions": readonly string[]; readonly "peeringLocations": readonly string[] }>>;
  readonly 'expressroute/microsoft-peering-registries': readonly string[];
  readonly 'expressroute/route-filter-rule': number;
  readonly 'expressroute/subnet-reserved-addresses': { readonly "first": number; readonly "last": number };
  readonly 'expressroute/smallest-subnet': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/gateway-subnet-contents': { readonly "defaultRoute": string };
  readonly 'expressroute/peering-gateway-transit': number;
  readonly 'expressroute/security-rule-priority': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/security-rule-default-priorities': Readonly<Record<string, number>>;
  readonly 'expressroute/user-route-next-hops': readonly string[];
  readonly 'expressroute/default-routes': { readonly "internet": string; readonly "nowhere": readonly string[] };
  readonly 'expressroute/idle-timeout-minutes': { readonly "min": number; readonly "max": number; readonly "default": number };
  readonly 'expressroute/probe-interval-seconds': { readonly "min": number; readonly "default": number };
  readonly 'expressroute/basic-load-balancer': readonly string[];
  readonly 'expressroute/vpn-gateway-skus': Readonly<Record<string, { readonly "tunnels": number; readonly "generations": readonly string[] }>>;
  readonly 'expressroute/vpn-gateway-zones': string;
  readonly 'expressroute/vpn-default-asn': number;
  readonly 'expressroute/storage-account-name': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/vault-name': { readonly "min": number; readonly "max": number };
  readonly 'expressroute/network-usage-limits': Readonly<Record<string, number>>;
  readonly 'expressroute/circuits-share-flows': number;
  readonly 'expressroute/announced-prefixes': { readonly "ipv4": number; readonly "ipv6": number };
  readonly 'expressroute/bgp-timers-lowest': { readonly "keepAlive": number; readonly "hold": number };
  readonly 'expressroute/gateway-convergence': number;
  readonly 'expressroute/private-endpoint-maintenance': { readonly "least": number; readonly "most": number };
}

/** As the course teaches it. */
export const taught: FactValues = {
  'expressroute/template-limits': {"parameters":256,"variables":256,"resources":800,"outputs":64,"expression":24576,"whole":4194304},
  'expressroute/one-key-one-connection': 1,
  'expressroute/bgp-timers': {"keepAlive":60,"hold":180},
  'expressroute/bfd-timers': {"interval":300,"multiplier":3},
  'expressroute/direct-billing-starts': 45,
  'expressroute/bandwidths': [50,100,200,500,1000,2000,5000,10000],
  'expressroute/direct-bandwidths': {"direct10":[1000,2000,5000,10000],"direct100":[5000,10000,40000,100000]},
  'expressroute/peering-prefix': {"ipv4":30,"ipv6":126},
  'expressroute/peer-asn-reserved': {"min":65515,"max":65520},
  'expressroute/azure-asn': 12076,
  'expressroute/vlan-range': {"min":1,"max":4094},
  'expressroute/local-circuit': {"Amsterdam":["West Europe"],"Amsterdam2":["West Europe"],"Berlin":["Germany North"],"Busan":["Korea South"],"Campinas":["Brazil South"],"Canberra":["Australia Central"],"Canberra2":["Australia Central 2"],"Cape Town":["South Africa West"],"Chennai":["India South"],"Chennai2":["India South"],"Chicago":["North Central US"],"Chicago2":["North Central US"],"Denver":["West Central US"],"Dublin":["North Europe"],"Dublin2":["North Europe"],"Frankfurt":["Germany West Central"],"Frankfurt2":["Germany West Central"],"Geneva":["Switzerland West"],"Hong Kong":["East Asia"],"Hong Kong2":["East Asia"],"Johannesburg":["South Africa North"],"London":["UK South"],"London2":["UK South"],"Marseille":["France South"],"Melbourne":["Australia Southeast"],"Milan":["Italy North"],"Milan2":["Italy North"],"Mumbai":["India West"],"Mumbai2":["India West"],"Newport (Wales)":["UK West"],"Osaka":["Japan West"],"Oslo":["Norway East"],"Paris":["France Central"],"Paris2":["France Central"],"Phoenix":["West US 3"],"Pune":["India Central"],"Quebec City":["Canada East"],"Quincy":["West US 2"],"San Antonio":["South Central US"],"Sao Paulo":["Brazil South"],"Sao Paulo2":["Brazil South"],"Seattle":["West US 2"],"Seoul":["Korea Central"],"Seoul2":["Korea Central"],"Silicon Valley":["West US"],"Silicon Valley2":["West US"],"Singapore":["Southeast Asia"],"Singapore2":["Southeast Asia"],"Stavanger":["Norway West"],"Stockholm":["Sweden Central"],"Sydney":["Australia East"],"Sydney2":["Australia East"],"Tokyo":["Japan East"],"Tokyo2":["Japan East"],"Tokyo3":["Japan East"],"Toronto":["Canada Central"],"Toronto2":["Canada Central"],"Warsaw":["Poland Central"],"Washington DC":["East US","East US 2"],"Washington DC2":["East US","East US 2"],"Zurich":["Switzerland North"],"Zurich2":["Switzerland North"]},
  'expressroute/circuits-per-region': 10,
  'expressroute/circuits-per-subscription': 50,
  'expressroute/link-addresses': {"customer":1,"microsoft":2},
  'expressroute/private-peering-routes': {"ipv4":4000,"premium":10000,"ipv6":100},
  'expressroute/routing-weight': {"min":0,"max":32000,"default":0},
  'expressroute/resource-name': {"max":80},
  'expressroute/direct-ports': [10,100],
  'expressroute/direct-circuits': {"10":[1,2,5,10],"100":[5,10,40,100],"400":[5,10,40,100,200,400]},
  'expressroute/direct-oversubscription': 2,
  'expressroute/direct-frame': {"mtu":1500,"etherType":"0x8100"},
  'expressroute/direct-macsec': ["GcmAes128","GcmAes256","GcmAesXpn128","GcmAesXpn256"],
  'expressroute/fastpath-gateway-skus': ["UltraPerformance","ErGw3AZ"],
  'expressroute/fastpath-scale-units': 10,
  'expressroute/fastpath-ip-limits': {"provider":25000,"direct10":100000,"direct100":200000},
  'expressroute/gateway-skus': {"Standard":{"mbps":1000,"pps":100000,"flows":200000},"HighPerformance":{"mbps":2000,"pps":200000,"flows":400000},"UltraPerformance":{"mbps":10000,"pps":1000000,"flows":1000000},"ErGw1AZ":{"mbps":1000,"pps":100000,"flows":200000},"ErGw2AZ":{"mbps":2000,"pps":200000,"flows":400000},"ErGw3AZ":{"mbps":10000,"pps":1000000,"flows":1000000},"ErGwScale":{"mbps":1000,"pps":100000,"flows":100000}},
  'expressroute/gateway-subnet': {"name":"GatewaySubnet","longestPrefix":27},
  'expressroute/gateway-deploy-minutes': 45,
  'expressroute/one-gateway-per-type': 1,
  'expressroute/scale-units': {"min":1,"max":40},
  'expressroute/gateway-asn': 65515,
  'expressroute/global-reach-prefix': {"ipv4":29,"ipv6":125},
  'expressroute/standard-circuit-links': 10,
  'expressroute/circuits-per-network': {"Standard":16,"HighPerformance":16,"UltraPerformance":16,"ErGw1AZ":16,"ErGw2AZ":16,"ErGw3AZ":16,"ErGwScale":16},
  'expressroute/scale-unit-circuits': {"1":4,"2":8,"10":16},
  'expressroute/circuits-same-location': 4,
  'expressroute/premium-circuit-links': {"50":20,"100":25,"200":25,"500":40,"1000":50,"2000":60,"5000":75,"10000":100,"40000":100,"100000":100},
  'expressroute/connection-address-spaces': {"atCreation":200,"after":1000},
  'expressroute/geopolitical-regions': {"Australia Government":{"regions":["Australia Central","Australia Central 2"],"peeringLocations":["Canberra","Canberra2"]},"Europe":{"regions":["France Central","France South","Germany North","Germany West Central","Italy North","North Europe","Norway East","Norway West","Poland Central","Sweden Central","Switzerland North","Switzerland West","UK West","UK South","West Europe"],"peeringLocations":["Amsterdam","Amsterdam2","Berlin","Copenhagen","Dublin","Dublin2","Frankfurt","Frankfurt2","Geneva","London","London2","Madrid","Madrid2","Marseille","Milan","Milan2","Munich","Newport (Wales)","Oslo","Paris","Paris2","Stavanger","Stockholm","Warsaw","Zurich","Zurich2"]},"North America":{"regions":["East US","West US","East US 2","West US 2","West US 3","Central US","South Central US","North Central US","West Central US","Canada Central","Canada East"],"peeringLocations":["Atlanta","Chicago","Chicago2","Dallas","Denver","Las Vegas","Los Angeles","Los Angeles2","Miami","Minneapolis","Montreal","New York","Phoenix","Quebec City","Queretaro (Mexico)","Quincy","San Antonio","Seattle","Silicon Valley","Silicon Valley2","Toronto","Toronto2","Vancouver","Washington DC","Washington DC2"]},"Asia":{"regions":["East Asia","Southeast Asia"],"peeringLocations":["Bangkok","Hong Kong","Hong Kong2","Jakarta","Kuala Lumpur","Singapore","Singapore2","Taipei"]},"India":{"regions":["India West","India Central","India South"],"peeringLocations":["Chennai","Chennai2","Mumbai","Mumbai2","Pune"]},"Japan":{"regions":["Japan West","Japan East"],"peeringLocations":["Osaka","Tokyo","Tokyo2","Tokyo3"]},"Oceania":{"regions":["Australia East","Australia Southeast"],"peeringLocations":["Auckland","Melbourne","Perth","Sydney","Sydney2"]},"South Korea":{"regions":["Korea Central","Korea South"],"peeringLocations":["Busan","Seoul","Seoul2"]},"South Africa":{"regions":["South Africa West","South Africa North"],"peeringLocations":["Cape Town","Johannesburg"]},"South America":{"regions":["Brazil South"],"peeringLocations":["Campinas","Rio de Janeiro","Sao Paulo","Sao Paulo2","Santiago"]}},
  'expressroute/microsoft-peering-registries': ["ARIN","APNIC","AFRINIC","LACNIC","RIPENCC","RADB","ALTDB"],
  'expressroute/route-filter-rule': 1,
  'expressroute/subnet-reserved-addresses': {"first":4,"last":1},
  'expressroute/smallest-subnet': {"ipv4":29,"ipv6":64},
  'expressroute/gateway-subnet-contents': {"defaultRoute":"0.0.0.0/0"},
  'expressroute/peering-gateway-transit': 1,
  'expressroute/security-rule-priority': {"min":100,"max":4096},
  'expressroute/security-rule-default-priorities': {"AllowVnetInBound":65000,"AllowAzureLoadBalancerInBound":65001,"DenyAllInBound":65500,"AllowVnetOutBound":65000,"AllowInternetOutBound":65001,"DenyAllOutBound":65500},
  'expressroute/user-route-next-hops': ["VirtualNetworkGateway","VnetLocal","Internet","VirtualAppliance","None"],
  'expressroute/default-routes': {"internet":"0.0.0.0/0","nowhere":["10.0.0.0/8","172.16.0.0/12","192.168.0.0/16","100.64.0.0/10"]},
  'expressroute/idle-timeout-minutes': {"min":4,"max":30,"default":4},
  'expressroute/probe-interval-seconds': {"min":5,"default":15},
  'expressroute/basic-load-balancer': ["Basic","Standard","Gateway"],
  'expressroute/vpn-gateway-skus': {"Basic":{"tunnels":10,"generations":["Generation1"]},"VpnGw1":{"tunnels":30,"generations":["Generation1"]},"VpnGw2":{"tunnels":30,"generations":["Generation1","Generation2"]},"VpnGw3":{"tunnels":30,"generations":["Generation1","Generation2"]},"VpnGw4":{"tunnels":100,"generations":["Generation2"]},"VpnGw5":{"tunnels":100,"generations":["Generation2"]},"VpnGw1AZ":{"tunnels":30,"generations":["Generation1"]},"VpnGw2AZ":{"tunnels":30,"generations":["Generation1","Generation2"]},"VpnGw3AZ":{"tunnels":30,"generations":["Generation1","Generation2"]},"VpnGw4AZ":{"tunnels":100,"generations":["Generation2"]},"VpnGw5AZ":{"tunnels":100,"generations":["Generation2"]}},
  'expressroute/vpn-gateway-zones': "any",
  'expressroute/vpn-default-asn': 65515,
  'expressroute/storage-account-name': {"min":3,"max":24},
  'expressroute/vault-name': {"min":3,"max":24},
  'expressroute/network-usage-limits': {"VirtualNetworks":1000,"NetworkSecurityGroups":5000,"NetworkInterfaces":65536,"RouteTables":200,"LoadBalancers":1000,"PublicIPAddresses":1000},
  'expressroute/circuits-share-flows': 4,
  'expressroute/announced-prefixes': {"ipv4":1000,"ipv6":100},
  'expressroute/bgp-timers-lowest': {"keepAlive":3,"hold":10},
  'expressroute/gateway-convergence': 60,
  'expressroute/private-endpoint-maintenance': {"least":15,"most":30},
};

/** As today's documentation has it. */
export const today: FactValues = {
  ...taught,
  'expressroute/direct-ports': [10,100,400],
  'expressroute/fastpath-gateway-skus': ["UltraPerformance","ErGw3AZ","ErGwScale"],
  'expressroute/circuits-per-network': {"Standard":4,"HighPerformance":8,"UltraPerformance":16,"ErGw1AZ":4,"ErGw2AZ":8,"ErGw3AZ":16,"ErGwScale":16},
  'expressroute/basic-load-balancer': ["Standard","Gateway"],
  'expressroute/vpn-gateway-zones': "zones",
};
