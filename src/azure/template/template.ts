/** What a template is: its schema, and everything of the language that is not simulated, refused by name. */
import * as z from 'zod/mini';
import { TemplateError, lacking } from './errors.ts';
import { demandFew } from './limits.ts';
import { parameterSchema, shownType } from './parameters.ts';
import { isBag, isList } from './values.ts';
import type { Bag } from './values.ts';

const bag = z.record(z.string(), z.unknown());
const orNothing = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

const outputSchema = z.looseObject({ type: z.string(), value: z.optional(z.unknown()) });

const schema = z.looseObject({
  $schema: z.string(),
  contentVersion: z.string(),
  parameters: orNothing(z.record(z.string(), parameterSchema)),
  variables: orNothing(bag),
  outputs: orNothing(z.record(z.string(), outputSchema)),
});

export interface Template {
  parameters: Record<string, z.infer<typeof parameterSchema>>;
  variables: Bag;
  outputs: Record<string, { type: string; value: unknown }>;
  /** Nested ones too: each under its own full type and name. */
  resources: Bag[];
}

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && !(isBag(value) && Object.keys(value).length === 0);

/** Members of templates and resources that Azure reads and this simulation does not. */
const absentOfTemplate = ['functions', 'imports', 'extensions', 'definitions', 'languageVersion'];
const absentOfResource = ['copy', 'scope', 'subscriptionId', 'resourceGroup', 'existing', 'plan', 'import'];

function demandPlain(found: Bag, absent: readonly string[], whose: string): void {
  for (const member of absent) if (isSet(found[member])) throw lacking(`${whose} '${member}'`);
}

/** A resource, and those nested in it with the type and the name of their parents before their own. */
function flat(resource: unknown, above: { type: string; name: string } | undefined): Bag[] {
  if (!isBag(resource)) throw new TemplateError('A resource of the template is not an object');
  demandPlain(resource, absentOfResource, 'the member');
  const { resources, ...own } = resource;
  for (const member of ['type', 'name', 'apiVersion']) {
    if (typeof own[member] !== 'string' || own[member] === '')
      throw new TemplateError(`The template resource is missing the member '${member}', a string`);
  }
  const type = String(own['type']);
  const name = String(own['name']);
  if (type.startsWith('[')) throw lacking("an expression as the 'type' of a resource");
  const full = { type: above ? `${above.type}/${type}` : type, name: above ? joined(above.name, name) : name };
  const nested = isList(resources) ? resources.flatMap((child) => flat(child, full)) : [];
  return [{ ...own, ...full }, ...nested];
}

/** Two names, either of which may be an expression, with a slash between. */
function joined(parent: string, child: string): string {
  const inside = (text: string): string =>
    text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[')
      ? text.slice(1, -1)
      : `'${text.replaceAll("'", "''")}'`;
  return parent.startsWith('[') || child.startsWith('[')
    ? `[concat(${inside(parent)}, '/', ${inside(child)})]`
    : `${parent}/${child}`;
}

/** Reads a template. Throws a TemplateError for what is none, and for what is not simulated. */
export function readTemplate(sent: unknown): Template {
  const parsed = schema.safeParse(sent);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TemplateError(
      `The template has no valid '${issue?.path.map(String).join('.') ?? ''}'. It needs $schema, contentVersion and resources`,
    );
  }
  const { data } = parsed;
  const kind = /\/(\w*)deploymentTemplate\.json#?$/i.exec(data.$schema)?.[1];
  if (kind === undefined) throw new TemplateError(`The template schema '${data.$schema}' is not supported`);
  if (kind !== '') throw lacking(`the template schema '${data.$schema}'`);
  demandPlain(data, absentOfTemplate, 'the member');
  const { resources } = data;
  if (isBag(resources)) throw lacking('symbolic names of resources (resources as an object)');
  if (!isList(resources)) throw new TemplateError("The template has no valid 'resources', an array");
  demandFew('parameters', Object.keys(data.parameters ?? {}).length);
  demandFew('outputs', Object.keys(data.outputs ?? {}).length);
  const variables = data.variables ?? {};
  demandFew('variables', Object.keys(variables).length);
  if (isSet(variables['copy'])) throw lacking("the member 'copy' of variables");
  const outputs = data.outputs ?? {};
  for (const [name, output] of Object.entries(outputs)) {
    demandPlain(output, ['copy', 'condition'], `in the output '${name}' the member`);
    if (shownType(output.type) === undefined)
      throw new TemplateError(`The output '${name}' has the type '${output.type}', which is none`);
  }
  const all = resources.flatMap((resource) => flat(resource, undefined));
  demandFew('resources', all.length);
  return {
    parameters: data.parameters ?? {},
    variables,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { type, value }]) => [name, { type, value }])),
    resources: all,
  };
}

/** Variables by name, each worked out when it is first asked for. */
export function variablesOf(written: Bag, work: (value: unknown) => unknown): (name: string) => unknown {
  const done = new Map<string, unknown>();
  const open = new Set<string>();
  return (asked) => {
    const name = Object.keys(written).find((known) => known.toLowerCase() === asked.toLowerCase());
    if (name === undefined) throw new TemplateError(`The template variable '${asked}' is not found`);
    if (done.has(name)) return done.get(name);
    if (open.has(name)) throw new TemplateError(`The template variables refer to '${name}' in a circle`);
    open.add(name);
    const value = work(written[name]);
    done.set(name, value);
    return value;
  };
}
