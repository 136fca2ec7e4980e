/** What `npm run azure` was asked for, from its arguments. */
import { parseArgs } from 'node:util';
import type { Profile } from '#src/base/facts.ts';
import { Trouble } from './trouble.ts';

export interface Options {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Virtual seconds per real second. This and the next two: undefined where nothing was said, for a data file may say it. */
  speed: number | undefined;
  seed: string | undefined;
  profile: Profile | undefined;
  /** Where everything is kept; in memory only where it is undefined. */
  data: string | undefined;
  /** Go on with what can be read of a damaged data file. */
  recover: boolean;
  https: boolean;
  /** Where the certificate authority and the server's certificate are kept; undefined: the project's own folder for them. */
  certificates: string | undefined;
  /** Who may do what; everybody everything where it is undefined. */
  policy: string | undefined;
  /** `/_control` answers although the address is no loopback. */
  control: boolean;
  page: boolean;
  help: boolean;
}

const usage = `npm run azure -- [options]

  --port N          where to listen, 0 for any free port              4350
  --host H          on which address; the loopback unless said        127.0.0.1
  --https           TLS with an own certificate authority, and the sign-in that the Azure CLI asks for
  --speed S         virtual seconds per real second                   1
  --seed S          what ids and keys are made from                   crossconnect
  --profile P       today's documentation, or the course as taught    today
  --data FILE       keep everything in this file; no acknowledged write is lost
  --recover         with --data: go on with what can be read of a damaged file
  --policy FILE     who may do what: a JSON list of role assignments
  --certificates D  the folder for the certificates of --https
  --control         let /_control answer although --host is no loopback
  --no-page         do not build or serve the portal page`;

export const usageText = usage;

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

/** Whether an address can be reached from this machine alone. */
export const isLoopback = (host: string): boolean => loopbackHosts.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host);

function parsed(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: text,
        host: text,
        speed: text,
        seed: text,
        profile: text,
        data: text,
        policy: text,
        certificates: text,
        recover: flag,
        https: flag,
        control: flag,
        'no-page': flag,
        help: { ...flag, short: 'h' },
      },
    }).values;
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split('. To specify') : [];
    throw new Trouble(`${first.replace(/\.?$/, '.')} These are known:\n\n${usage}`);
  }
}

function portOf(text = '4350'): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Trouble(
    `--port is "${text}", but a port is a whole number from 0 to 65535. Way out: --port 4350, or --port 0 for any free one.`,
  );
}

const fastest = 1_000_000;

function speedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const speed = Number(text);
  if (text.trim() !== '' && speed > 0 && speed <= fastest) return speed;
  throw new Trouble(
    `--speed is "${text}", but it is a number above 0 and up to ${fastest}: virtual seconds per real second. Way out: --speed 1 as in Azure, --speed 600 for ten minutes a second.`,
  );
}

function profileOf(text: string | undefined): Profile | undefined {
  if (text === undefined || text === 'today' || text === 'taught') return text;
  throw new Trouble(
    `--profile is "${text}", but it is today (the documentation as it is now) or taught (the course as taught). Way out: --profile today.`,
  );
}

function named(name: string, text: string | undefined): string | undefined {
  if (text !== '') return text;
  throw new Trouble(`--${name} is empty, but it names a file or folder. Way out: leave it out, or name one.`);
}

/** The options, or a `Trouble` that names the value, the rule and the way out. */
export function parseOptions(argv: readonly string[]): Options {
  const values = parsed(argv);
  const data = named('data', values.data);
  if (values.recover === true && data === undefined)
    throw new Trouble('--recover is for a damaged data file, but --data names none. Way out: add --data FILE.');
  return {
    host: values.host ?? '127.0.0.1',
    port: portOf(values.port),
    speed: speedOf(values.speed),
    seed: values.seed,
    profile: profileOf(values.profile),
    data,
    recover: values.recover ?? false,
    https: values.https ?? false,
    certificates: named('certificates', values.certificates),
    policy: named('policy', values.policy),
    control: values.control ?? false,
    page: values['no-page'] !== true,
    help: values.help ?? false,
  };
}
