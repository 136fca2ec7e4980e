/** What a security rule may be sent with, what holds for it, and the rules that every security group brings. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { isTidy, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { broughtRules } from '../network/defaultSecurityRules.ts';
import type { Context, Proposal } from '../resource.ts';
import { notSimulated } from './not-simulated.ts';

const texts = z.optional(z.array(z.string()));

export const securityRuleProperties = z.looseObject({
  description: z.optional(z.string().check(z.maxLength(140))),
  protocol: z.enum(['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*']),
  sourcePortRange: z.optional(z.string()),
  sourcePortRanges: texts,
  destinationPortRange: z.optional(z.string()),
  destinationPortRanges: texts,
  sourceAddressPrefix: z.optional(z.string()),
  sourceAddressPrefixes: texts,
  destinationAddressPrefix: z.optional(z.string()),
  destinationAddressPrefixes: texts,
  sourceApplicationSecurityGroups: z.optional(z.array(z.unknown())),
  destinationApplicationSecurityGroups: z.optional(z.array(z.unknown())),
  access: z.enum(['Allow', 'Deny']),
  priority: z.int(),
  direction: z.enum(['Inbound', 'Outbound']),
});
export type SecurityRule = z.infer<typeof securityRuleProperties>;

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

/** A service tag is a word, perhaps with a region: `Internet`, `Storage.WestEurope`. */
const tag = /^[A-Za-z][A-Za-z\d]*(?:\.[A-Za-z\d]+)?$/;

const isAddress = (text: string): boolean =>
  text === '*' || tag.test(text) || (parsePrefix(text) !== undefined && isTidy(text));

const highestPort = 65_535;

function isPorts(text: string): boolean {
  if (text === '*') return true;
  const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  return from !== '' && Number(from) <= Number(to) && Number(to) <= highestPort;
}

/** Where a rule names its addresses or ports: one value or a list, never both. */
const sides = [
  { one: 'sourceAddressPrefix', many: 'sourceAddressPrefixes', groups: 'sourceApplicationSecurityGroups' },
  {
    one: 'destinationAddressPrefix',
    many: 'destinationAddressPrefixes',
    groups: 'destinationApplicationSecurityGroups',
  },
] as const;
const ports = [
  { one: 'sourcePortRange', many: 'sourcePortRanges' },
  { one: 'destinationPortRange', many: 'destinationPortRanges' },
] as const;

function refuseCount(name: string, values: readonly string[], hasBoth: boolean, member: string): void {
  if (hasBoth) {
    refuse(
      'CrossconnectSecurityRuleSaysTwice',
      `Security rule ${name} has both ${member} and its plural. Send one of the two.`,
      member,
    );
  }
  if (values.length > 0) return;
  refuse(
    'CrossconnectSecurityRuleIncomplete',
    `Security rule ${name} has no ${member}. Send a value, or * for any.`,
    member,
  );
}

function refuseSides(name: string, rule: SecurityRule): void {
  for (const { one, many, groups } of sides) {
    if ((rule[groups] ?? []).length > 0) {
      throw notSimulated(
        'An application security group in a security rule',
        'Use address prefixes.',
        `properties.${groups}`,
      );
    }
    const listed = rule[many] ?? [];
    const single = rule[one] === undefined || rule[one] === '' ? [] : [rule[one]];
    refuseCount(name, [...single, ...listed], single.length > 0 && listed.length > 0, one);
    const wrong = [...single, ...listed].find((text) => !isAddress(text));
    if (wrong === undefined) continue;
    refuse(
      'SecurityRuleInvalidAddressPrefix',
      `Security rule has invalid Address prefix. Value provided: ${wrong}`,
      one,
    );
  }
  for (const { one, many } of ports) {
    const listed = rule[many] ?? [];
    const single = rule[one] === undefined || rule[one] === '' ? [] : [rule[one]];
    refuseCount(name, [...single, ...listed], single.length > 0 && listed.length > 0, one);
    const wrong = [...single, ...listed].find((text) => !isPorts(text));
    if (wrong === undefined) continue;
    refuse(
      'SecurityRuleInvalidPortRange',
      `Security rule has invalid Port range. Value provided: ${wrong}. Value should be an integer OR integer range with '-' delimiter. Valid range 0-${highestPort}.`,
      one,
    );
  }
}

/** The rules of a security rule: its values, and that no other of its direction has its priority. */
export function refuseSecurityRule({ resource, siblings }: Proposal<SecurityRule>, { profile }: Context): void {
  const { name, properties } = resource;
  const { min, max } = valueOf('expressroute/security-rule-priority', profile);
  if (properties.priority < min || properties.priority > max) {
    refuse(
      'SecurityRuleInvalidPriority',
      `Security rule has invalid Priority. Value provided: ${properties.priority} Allowed range ${min}-${max}.`,
      'priority',
      'expressroute/security-rule-priority',
    );
  }
  refuseSides(name, properties);
  const twin = siblings.find(
    ({ properties: other }) => other['priority'] === properties.priority && other['direction'] === properties.direction,
  );
  if (!twin) return;
  refuse(
    'SecurityRuleConflict',
    `Security rule ${name} conflicts with rule ${twin.name}. Rules cannot have the same Priority and Direction.`,
    'priority',
    'expressroute/security-rule-priority',
  );
}

const any = { protocol: '*', sourcePortRange: '*', destinationPortRange: '*' };

/** The rules that Azure puts at the end of every security group, as resources: names and properties, in Azure's order. */
export const defaultSecurityRulesOf = ({ profile }: Context): { name: string; properties: Record<string, unknown> }[] =>
  broughtRules.map(([name, direction, access, from, to, description]) => ({
    name,
    properties: {
      description,
      ...any,
      sourceAddressPrefix: from,
      destinationAddressPrefix: to,
      access,
      priority: valueOf('expressroute/security-rule-default-priorities', profile)[name],
      direction,
      sourcePortRanges: [],
      destinationPortRanges: [],
      sourceAddressPrefixes: [],
      destinationAddressPrefixes: [],
    },
  }));

/** The refusal for changing which rules a group ends with. */
export const keptRule = (name: string): Refusal =>
  new Refusal(
    400,
    'CrossconnectDefaultSecurityRules',
    `${name} is about the rules that Azure puts at the end of every security group. They cannot be added to or taken away. Leave defaultSecurityRules out, and use a rule of your own with a smaller priority.`,
    { target: 'properties.defaultSecurityRules' },
  );

/** The properties of such a rule, whatever was sent for it. */
export function demandDefaultRule(name: string, context: Context): Record<string, unknown> {
  const rule = defaultSecurityRulesOf(context).find((one) => one.name === name);
  if (!rule) throw keptRule(name);
  return rule.properties;
}

/** What a rule is stored with: lists stand there even if nothing was sent. */
export const fillSecurityRule = (sent: SecurityRule): Record<string, unknown> => ({
  ...sent,
  sourcePortRanges: sent.sourcePortRanges ?? [],
  destinationPortRanges: sent.destinationPortRanges ?? [],
  sourceAddressPrefixes: sent.sourceAddressPrefixes ?? [],
  destinationAddressPrefixes: sent.destinationAddressPrefixes ?? [],
});
