/** How the class server is set up: read from the environment, refused in words where it makes no sense. */
import path from 'node:path';

export interface Configuration {
  /** The folder of the embedded database and what belongs to it. */
  folder: string;
  /** Of PostgreSQL; the embedded database is used without. */
  databaseUrl?: string;
  /** Whether one proxy of ours stands before the server, so that what it says of scheme and address is believed. */
  isBehindProxy: boolean;
  /** The address people use, if it is said: for links, and for providers of sign-in. */
  address?: URL;
  /** A provider of sign-in for those who lead classes. */
  oidc?: Oidc;
}

export interface Oidc {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** What stands on the button. */
  name: string;
}

/** Something about the set-up that a person has to put right: the message says what and how. */
export class SetUpTrouble extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const said = (environment: Environment, name: string): string | undefined => {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
};

function urlOf(environment: Environment, name: string, schemes: readonly string[]): URL | undefined {
  const value = said(environment, name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && schemes.includes(url.protocol)) return url;
  // The value itself may hold a password, and is not said.
  throw new SetUpTrouble(`${name} has to begin with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`);
}

function flagOf(environment: Environment, name: string): boolean {
  const value = said(environment, name) ?? '0';
  if (value === '1' || value === '0') return value === '1';
  throw new SetUpTrouble(`${name} is "${value}", and has to be 1 or 0.`);
}

const oidcNames = [
  'CROSSCONNECT_OIDC_ISSUER',
  'CROSSCONNECT_OIDC_CLIENT_ID',
  'CROSSCONNECT_OIDC_CLIENT_SECRET',
] as const;

function oidcOf(environment: Environment): Oidc | undefined {
  const [issuer, clientId, clientSecret] = [
    urlOf(environment, oidcNames[0], ['https:', 'http:']),
    said(environment, oidcNames[1]),
    said(environment, oidcNames[2]),
  ];
  if (!issuer && clientId === undefined && clientSecret === undefined) return undefined;
  if (!issuer || clientId === undefined || clientSecret === undefined)
    throw new SetUpTrouble(`Sign-in by a provider needs all of ${oidcNames.join(', ')}. Set what is missing, or none.`);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  if (issuer.protocol === 'http:' && !isHere)
    throw new SetUpTrouble(`${oidcNames[0]} has to begin with https://, since passwords go there.`);
  return { issuer, clientId, clientSecret, name: said(environment, 'CROSSCONNECT_OIDC_NAME') ?? issuer.hostname };
}

/** Reads the environment. `folder` is where data is kept if nothing else is said. Throws a `SetUpTrouble`. */
export function readConfiguration(environment: Environment, folder: string): Configuration {
  const databaseUrl = urlOf(environment, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const address = urlOf(environment, 'CROSSCONNECT_URL', ['https:', 'http:']);
  const oidc = oidcOf(environment);
  if (oidc && !address)
    throw new SetUpTrouble(
      'Sign-in by a provider needs CROSSCONNECT_URL too: the address under which people reach this server, for example https://classes.example.com.',
    );
  return {
    folder: path.resolve(said(environment, 'CROSSCONNECT_DATA') ?? folder),
    ...(databaseUrl ? { databaseUrl: databaseUrl.href } : {}),
    isBehindProxy: flagOf(environment, 'CROSSCONNECT_PROXY'),
    ...(address ? { address: new URL(address.origin) } : {}),
    ...(oidc ? { oidc } : {}),
  };
}
