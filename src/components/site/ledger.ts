/** Every fact of a course with who rests on it: the units that cite it and the items that ask it. Made from the content as it stands. */
import { getCollection } from 'astro:content';
import { allFacts as facts, placeOf } from '#src/base/all-facts.ts';
import type { Fact } from '#src/base/facts.ts';
import { namedInLesson } from '#src/components/facts/citations.ts';
import { factNamed, factOfPoint } from '#src/components/facts/words.ts';
import { factsOf } from '#src/components/figures/kinds/list.ts';
import { loadCourse, type Course, type Unit } from './courses.ts';

export interface LedgerEntry {
  fact: Fact;
  /** The part of the id after the course: the anchor of the entry. */
  name: string;
  label: string;
  /** The units whose lesson cites it, in order. */
  units: readonly Unit[];
  /** The items that rest on it, by id. */
  items: readonly string[];
  /** Where a lesson teaches it. */
  href?: string;
}

/** Names and short forms as they are written, for labels made from ids. */
const spelled = new Map(
  'ExpressRoute FastPath GatewaySubnet ErGwScale Azure Microsoft Ethernet ARP AS ASN ASNs BFD BGP DNS IP IPv4 IPv6 IPsec LACP MACsec NAT QoS SKU SKUs SLA VLAN VNet VPN WAN'
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
);

/** `bgp-timers` → BGP timers: for a fact that nobody has labeled. */
const labelOf = (name: string): string => {
  const words = name
    .split('-')
    .map((word) => spelled.get(word) ?? word)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The facts that each unit's lesson cites, figures included, by the unit's id. */
async function citedByUnit(course: Course): Promise<Map<string, Set<string>>> {
  const lessons = await getCollection('docs', ({ id }) => id.startsWith(`${course.id}/`));
  const figures = new Map((await getCollection('figures')).map(({ id, data }) => [id, factsOf(data)]));
  return new Map(
    lessons.map(({ id, body = '' }) => {
      const named = namedInLesson(body);
      return [
        id,
        new Set([
          ...named.facts,
          ...named.points.map(factOfPoint),
          ...named.figures.flatMap((name) => figures.get(name) ?? []),
        ]),
      ];
    }),
  );
}

interface Ledger {
  course: Course;
  entries: LedgerEntry[];
}

/** Nothing changes during a build, and every sheet asks. */
const kept = new Map<string, Promise<Ledger>>();

/** Every fact of the course, in the order of its files. */
export function loadLedger(id: string): Promise<Ledger> {
  const before = import.meta.env.PROD ? kept.get(id) : undefined;
  const ledger = before ?? readLedger(id);
  kept.set(id, ledger);
  return ledger;
}

async function readLedger(id: string): Promise<Ledger> {
  const course = await loadCourse(id);
  const cited = await citedByUnit(course);
  const items = await getCollection('items', (item) => item.id.startsWith(`${id}/`));
  const entries = Object.values<Fact>(facts)
    .filter((fact) => fact.id.startsWith(`${id}/`))
    .map((fact): LedgerEntry => {
      const name = fact.id.slice(id.length + 1);
      const href = placeOf(factNamed(fact.id))?.href;
      return {
        fact,
        name,
        label: fact.label ?? labelOf(name),
        units: course.units.filter((unit) => cited.get(unit.id)?.has(fact.id) === true),
        items: items.filter(({ data }) => data.facts.includes(fact.id)).map((item) => item.id),
        ...(href === undefined ? {} : { href }),
      };
    });
  return { course, entries };
}
