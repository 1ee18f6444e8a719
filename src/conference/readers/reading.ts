import slugify from '@sindresorhus/slugify';
import * as v from 'valibot';
import { invalidData, type CfpError } from '../../errors.ts';
import { inline } from '../../text/display.ts';
import { conferenceSchema, type Conference } from '../conference.ts';
import { readTime } from '../notation.ts';
import type { Source } from '../facts.ts';

/** A text that calls are read out of, and what is known of it. */
export interface Listing {
  readonly text: string;
  /** What messages call it: its path or address. */
  readonly path: string;
  /** The day on which it was read, as 2026-11-27. */
  readonly today: string;
  /** Where the facts come from, as the file of a call will name it. */
  readonly origin: Pick<Source, 'url' | 'file' | 'title'>;
}

/** A call that was found, under the name that the list has for it. */
export interface Found {
  readonly entry: string;
  /** `path:line:column`, or the path alone. */
  readonly place: string;
  readonly conference: Conference;
}

/** What a reader makes of a text. Nothing that it finds is lost: it is a call, a fault, or left out with a reason. */
export interface Reading {
  /** The reader that read it. */
  readonly from: string;
  readonly found: readonly Found[];
  readonly faults: readonly EntryFault[];
  readonly left: readonly string[];
}

/** What is wrong with an entry. */
export interface EntryFault {
  readonly entry: string;
  readonly error: CfpError;
}

/** What an entry says, with undefined for what it does not. */
export interface Said {
  readonly name: string;
  readonly url?: string | undefined;
  readonly cfp?: string | undefined;
  readonly timezone?: string | undefined;
  readonly opens?: string | undefined;
  readonly deadline?: string | undefined;
  readonly extended_from?: readonly string[] | undefined;
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
  readonly place?: string | undefined;
  readonly note?: string | undefined;
  readonly formats?: Conference['formats'] | undefined;
}

/** An entry with a fault at one of its keys. */
export class Fault extends Error {
  readonly key: string;

  constructor(key: string, message: string) {
    super(message);
    this.key = key;
  }
}

/** The fields that forms have, for a form that was not read. */
const USUAL_FORM: Conference['form'] = [
  { field: 'title', required: true },
  { field: 'abstract', required: true },
  { field: 'outline' },
  { field: 'notes', visible_to: 'reviewers' },
];

const LONGEST_ID = 60;

/** The id of a conference by its name; '' for a name without a letter that has one in ASCII. */
export function idOf(name: string): string {
  return slugify(name.slice(0, 200), { decamelize: false }).slice(0, LONGEST_ID).replace(/-+$/, '');
}

/** The name with its year, unless it has one. */
export function withYear(name: string, year: string | undefined): string {
  return year === undefined || name.includes(year) ? name : `${name} ${year}`;
}

/** A call with what was said, and with its source. Throws a Fault for what cannot be true. */
export function callFrom(said: Said, { origin, today }: Listing, from: string, entry: string): Conference {
  const name = said.name.replace(/\s+/g, ' ').trim();
  const id = idOf(name);
  if (name === '' || id === '') throw new Fault('name', `There is no name that an id could be made of.`);
  const facts = Object.entries({ ...said, name }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  const told = facts.map(([key]) => key).filter((key) => key !== 'name');
  const call = {
    id,
    ...Object.fromEntries(facts),
    form: USUAL_FORM,
    sources: [
      { ...origin, read: today, for: told, from, entry },
      { title: 'cfp: the usual fields, as this form was not read', read: today, for: ['form'] },
    ],
  };
  const result = v.safeParse(conferenceSchema, call);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Fault(keyOf(issue.path?.[0]?.key), issue.message);
}

const keyOf = (key: unknown): string => (typeof key === 'string' ? key : 'name');

/** A time as the notation of our files has it; undefined where nothing is said. Throws a Fault for what is no time. */
export function timeOf(key: string, text: string | undefined, zone?: string): string | undefined {
  if (text === undefined || text === '') return undefined;
  const read = readTime(text, zone ?? 'UTC');
  if ('fault' in read) throw new Fault(key, read.fault);
  return read.time;
}

/** A day, without the hour that a list may have beside it. */
export function dayIn(key: string, text: string | undefined): string | undefined {
  return timeOf(key, text)?.slice(0, 10);
}

/** An address of the web; undefined for anything else, as lists have a mere name there at times. */
export function addressIn(text: string | undefined): string | undefined {
  const address = text?.trim() ?? '';
  return /^https?:\/\/\S+$/.test(address) && URL.canParse(address) ? address : undefined;
}

/** One entry of a list, as its reader sees it. */
export interface Raw {
  readonly entry: string;
  readonly place: (key?: string) => string;
  /** Throws a Fault where the entry cannot be read; gives a reason where it is to be left out. */
  readonly read: () => Said | { readonly left: string };
}

/** Reads every entry. Two of one id are a fault of the second. */
export function readEntries(listing: Listing, from: string, entries: readonly Raw[]): Reading {
  const found: Found[] = [];
  const faults: EntryFault[] = [];
  const left: string[] = [];
  for (const { entry, place, read } of entries) {
    try {
      const said = read();
      if ('left' in said) {
        left.push(`${inline(entry)}: ${said.left}`);
        continue;
      }
      const call = callFrom(said, listing, from, entry);
      const same = found.find((one) => one.conference.id === call.id);
      if (same === undefined) found.push({ entry, place: place(), conference: call });
      else if (isSame(same.conference, call)) left.push(`${inline(entry)}: it stands there twice`);
      else found.push({ place: place(), ...another(said, { entry, same, found }, listing, from) });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const help = 'Mend it there, or leave it out with `--skip-faults`.';
      faults.push({ entry, error: invalidData(place(error.key), `${inline(entry)}: ${inline(error.message)}`, help) });
    }
  }
  return { from, found, faults, left };
}

const isSame = (one: Conference, other: Conference): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A second conference of one name and year, told apart by the month in which it starts. Throws a Fault where that is the same. */
function another(
  said: Said,
  { entry, same, found }: { readonly entry: string; readonly same: Found; readonly found: readonly Found[] },
  listing: Listing,
  from: string,
): { entry: string; conference: Conference } {
  const month = said.starts?.slice(0, 7);
  const own = `${entry} (${month ?? ''})`;
  const call = month === undefined ? null : callFrom({ ...said, name: `${said.name} (${month})` }, listing, from, own);
  if (
    call === null ||
    month === same.conference.starts?.slice(0, 7) ||
    found.some(({ conference }) => conference.id === call.id)
  )
    throw new Fault('name', `It has the id ${same.conference.id}, as the entry at ${same.place} has.`);
  return { entry: own, conference: call };
}
