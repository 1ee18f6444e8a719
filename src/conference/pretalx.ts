import slugify from '@sindresorhus/slugify';
import { Temporal } from 'temporal-polyfill';
import { listed } from '../text/display.ts';
import type { Conference, Field, Format } from './conference.ts';
import {
  readEvent,
  readQuestions,
  readTypes,
  readVersion,
  type PretalxEvent,
  type PretalxQuestion,
  type PretalxType,
} from './pretalx-api.ts';
import { readCall, type PretalxCall } from './pretalx-call.ts';
import { readForm, type PretalxForm } from './pretalx-form.ts';
import { zoneId } from './zones.ts';

/** What a pretalx server answered, page by page; null for a page that it does not give. */
export interface PretalxPages {
  /** The address of the event, with a slash at its end. */
  readonly address: string;
  /** When they were read. */
  readonly read: Temporal.Instant;
  /** `/api/`, JSON. */
  readonly api: string | null;
  /** `/api/events/{event}/`, JSON. */
  readonly event: string | null;
  /** `/api/events/{event}/submission-types/`, JSON, a text for each of its pages. */
  readonly types: readonly string[] | null;
  /** `/api/events/{event}/questions/?expand=options`, the same. */
  readonly questions: readonly string[] | null;
  /** `/{event}/cfp`, HTML. */
  readonly call: string | null;
  /** The first page of the form, HTML. */
  readonly form: string | null;
}

/** What those pages say. */
export interface PretalxReading {
  readonly conference: Conference;
  /** What could not be read, as in "the limits of Description". */
  readonly unread: readonly string[];
  /** Why the form takes nothing, or is not there to be read; null where it is open. */
  readonly shut: 'closed' | 'not-open' | 'not-shown' | 'access-code' | null;
}

/** The pages, each read by itself. */
interface Parts {
  readonly event: PretalxEvent | null;
  readonly types: readonly PretalxType[] | null;
  readonly questions: readonly PretalxQuestion[] | null;
  readonly call: PretalxCall | null;
  readonly form: PretalxForm | null;
  /** An IANA zone that is known; null where none was told. */
  readonly zone: string | null;
}

/** Something that was read, and what could not be, as in "the deadline". */
interface Known<Facts> {
  readonly known: Facts;
  readonly unread: readonly string[];
}

/** Reads a call out of the pages of a pretalx; null where they are no pretalx's. What they do not tell stays unknown. */
export function readPretalx(pages: PretalxPages): PretalxReading | null {
  const parts = partsOf(pages);
  const { event, call, form, zone } = parts;
  const name = event?.name || call?.name;
  if (!name) return null;
  const times = timesOf(parts, pages.read);
  const formats = formatsOf(parts);
  const asked = formOf(parts);
  const note = noteOf(parts);
  const version = readVersion(pages.api);
  const counter = counterOf(form, version);
  return {
    shut: whyShut(parts, pages.read),
    unread: [...(zone === null ? ['the time zone'] : []), ...times.unread, ...formats.unread, ...asked.unread],
    conference: {
      id: idOf(slugOf(pages.address), name),
      name,
      url: pages.address,
      cfp: `${pages.address}cfp`,
      platform: 'pretalx',
      ...(counter === null ? {} : { counter }),
      ...(isSince(version, [2026, 2]) ? { dialect: 'pretalx-2026.2' as const } : {}),
      ...(zone === null ? {} : { timezone: zone }),
      ...times.known,
      ...(note === '' ? {} : { note }),
      formats: formats.known,
      form: asked.known,
      sources: sourcesOf(pages, parts, Object.keys(times.known), note !== ''),
    },
  };
}

function partsOf(pages: PretalxPages): Parts {
  const event = readEvent(pages.event);
  const call = pages.call === null ? null : readCall(pages.call, slugOf(pages.address));
  const zones = [event?.timezone, call?.time?.zone];
  return {
    event,
    call,
    types: readTypes(pages.types, event?.locale),
    questions: readQuestions(pages.questions, event?.locale),
    form: pages.form === null ? null : readForm(pages.form),
    zone: zones.find((zone) => zone !== undefined && zoneId(zone) !== undefined) ?? null,
  };
}

/** The name of an event in its address. */
const slugOf = (address: string): string => new URL(address).pathname.split('/')[1] ?? '';

const slugged = (text: string): string => slugify(text, { decamelize: false });

/** An event called "2024" is known by its name. */
function idOf(slug: string, name: string): string {
  const id = slug.toLowerCase();
  if (!/[a-z]/.test(id)) return slugged(name) || id;
  return /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id) ? id : slugged(id) || 'call';
}

/**
 * The counter where it is not the one that pretalx has for the unit today: up to and including v2026.2.1 it counted
 * words in another way. A server that hides its version tells by its form, which names the unit since the newer way.
 */
function counterOf(form: PretalxForm | null, version: readonly number[] | null): Conference['counter'] | null {
  if (form?.unit !== 'words' || form.namesUnit) return null;
  return isSince(version, [2026, 2, 2]) ? null : 'pretalx-words-2026.2';
}

/** Whether a version is that one or a later one; one that is not known is not. */
function isSince(version: readonly number[] | null, first: readonly number[]): boolean {
  const differing = first.findIndex((part, index) => part !== (version?.[index] ?? 0));
  return differing === -1 || (version?.[differing] ?? 0) > (first[differing] ?? 0);
}

function whyShut({ call, form, types }: Parts, now: Temporal.Instant): PretalxReading['shut'] {
  if (form !== null) {
    const isOffered = form.types === null || form.types.length > 0;
    const isCoded = types !== null && types.length > 0 && types.every(({ needsCode }) => needsCode);
    return isOffered && !isCoded ? null : 'access-code';
  }
  if (call?.open !== false) return 'not-shown';
  return isAhead(call.time, now) ? 'not-open' : 'closed';
}

function isAhead(time: PretalxCall['time'], now: Temporal.Instant): boolean {
  const zone = time === null ? undefined : zoneId(time.zone);
  if (time === null || zone === undefined) return false;
  const when = Temporal.PlainDateTime.from(time.local).toZonedDateTime(zone).toInstant();
  return Temporal.Instant.compare(now, when) < 0;
}

/** The call's own deadline and opening. Its page tells one time only: the latest deadline of all types, or the opening. */
function timesOf({ call, types, zone }: Parts, now: Temporal.Instant): Known<Pick<Conference, 'deadline' | 'opens'>> {
  if (!call?.time || zone === null) {
    const told = call?.sentence ? ` (its page says: ${call.sentence})` : '';
    return { known: {}, unread: [`the deadline${told}`] };
  }
  const { local } = call.time;
  if (call.open === false && isAhead(call.time, now)) return { known: { opens: local }, unread: ['the deadline'] };
  const own = (types ?? []).flatMap(({ deadline }) => localOf(deadline, zone) ?? []);
  const without = (types ?? []).filter(({ deadline }) => deadline === null);
  // A type that closes last hides what holds for the types without a deadline of their own.
  if (without.length === 0 || !own.some((deadline) => deadline >= local))
    return { known: { deadline: local }, unread: [] };
  const whose = listed(without.map(({ name }) => name));
  return { known: {}, unread: [`the deadline of ${whose} (its page tells only the latest of all, ${local})`] };
}

/** The local time of an instant, to the minute that it falls in: a form is never open longer than that. */
function localOf(instant: string | null, zone: string | null): string | null {
  const id = zone === null ? undefined : zoneId(zone);
  if (instant === null || id === undefined) return null;
  try {
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(id).toPlainDateTime();
    return local.toString({ smallestUnit: 'minute' });
  } catch {
    return null;
  }
}

function formatsOf({ types, form, zone }: Parts): Known<Format[]> {
  const told = types ?? form?.types?.map((type) => ({ ...type, deadline: null })) ?? [];
  const unread: string[] = [];
  if (told.length === 0) unread.push('the session types');
  else if (types === null) unread.push('deadlines of single session types, if there are any');
  const ids = new Set<string>();
  const known = told.map(({ name, minutes, deadline }) => {
    const local = localOf(deadline, zone);
    if (deadline !== null && local === null) unread.push(`the deadline of ${name}`);
    if (minutes === null) unread.push(`the minutes of ${name}`);
    return {
      id: freeId(name, 'type', ids),
      name,
      ...(minutes === null ? {} : { minutes }),
      ...(local === null ? {} : { deadline: local }),
    };
  });
  return { known, unread };
}

/** An id for a name, which nothing else has. */
function freeId(name: string, otherwise: string, taken: Set<string>): string {
  const base = slugged(name).slice(0, 60).replace(/-+$/, '') || otherwise;
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}

/** What pretalx asks for where its organisers changed nothing. */
const USUAL_FORM: readonly Field[] = [
  { field: 'title', required: true },
  { field: 'abstract' },
  { field: 'description' },
  { field: 'notes', visible_to: 'reviewers' },
];

/** The form's fields in the order of its wizard: those of the first page, then the questions. */
function formOf({ form, questions, types }: Parts): Known<Field[]> {
  const known: Field[] = [...(form?.fields ?? USUAL_FORM)];
  const unread = form === null ? ['the form and its limits'] : [...form.unread];
  const ids = new Set(known.map(({ field }) => field));
  for (const question of questions ?? []) {
    const { label, limits, options, several, aboutSpeaker } = question;
    const isLimited = limits.min !== undefined || limits.max !== undefined;
    const unit = form?.unit ?? null;
    if (isLimited && unit === null) unread.push(`what the limits of ${label} count, characters or words`);
    const help = [question.help, askedFor(question, types)].filter(Boolean).join(' ');
    known.push({
      field: freeId(label, 'question', ids),
      label,
      ...(help === '' ? {} : { help }),
      ...(question.required && question.types.length === 0 ? { required: true } : {}),
      ...(isLimited && unit !== null ? { ...limits, unit } : {}),
      ...(options.length === 0 ? {} : { options: [...options], ...(several ? { several } : {}) }),
      // What is asked about the speaker is not part of what reviewers read.
      visible_to: aboutSpeaker ? 'organisers' : 'public',
    });
  }
  if (form?.hasQuestions === true) {
    unread.push(
      questions?.length
        ? `questions that are not public (${questions.length} are)`
        : 'the questions of its second page',
    );
  }
  return { known, unread };
}

/** For a question that not everybody is asked: whom. */
function askedFor(question: PretalxQuestion, types: readonly PretalxType[] | null): string {
  if (question.types.length === 0) return '';
  const names = question.types.flatMap((id) => types?.find((type) => type.id === id)?.name ?? []);
  const whom = `Asked only for ${listed(names, 'and') || 'some session types'}`;
  return question.required ? `${whom}, and required there.` : `${whom}.`;
}

const LONGEST_NOTE = 600;

function noteOf({ call, form, types }: Parts): string {
  const text = call?.text ?? '';
  const said = text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE).replace(/\s+\S*$/, '')} …` : text;
  const others = (form?.others ?? []).map(({ label, required }) => `${label}${required ? ' (required)' : ''}`);
  const coded = (types ?? []).filter(({ needsCode }) => needsCode).map(({ name }) => name);
  const also = others.length === 0 ? '' : `On the form itself it also asks for: ${others.join(', ')}.`;
  const codes = coded.length === 0 ? '' : `${listed(coded)} ${coded.length === 1 ? 'needs' : 'need'} an access code.`;
  return [said, also, codes].filter(Boolean).join('\n');
}

/** Which page said what. */
function sourcesOf(
  pages: PretalxPages,
  parts: Parts,
  times: readonly string[],
  hasNote: boolean,
): Conference['sources'] {
  const { address, read } = pages;
  const { event, call, types, questions, form, zone } = parts;
  const api = new URL(`/api/events/${slugOf(address)}/`, address).href;
  const day = read.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const page = ['name', ...(zone === null ? [] : ['timezone'])];
  const formats = types?.length || form?.types?.length ? ['formats'] : [];
  // The page of the call is where all of it is read again from.
  const all = [
    ...page,
    'platform',
    'url',
    'cfp',
    ...times,
    ...(hasNote ? ['note'] : []),
    ...formats,
    'counter',
    'dialect',
    'form',
  ];
  const told: readonly (readonly [url: string, facts: readonly string[]])[] = [
    [api, event === null ? [] : page],
    [`${api}submission-types/`, types?.length ? formats : []],
    [`${api}questions/`, questions?.length ? ['form'] : []],
    [`${address}submit/`, form === null ? [] : ['form', ...(types === null ? formats : [])]],
    ['https://docs.pretalx.org/', form === null ? ['form'] : []],
  ];
  const entry = event?.name || (call?.name ?? '');
  return [
    { url: `${address}cfp`, read: day, for: all, from: 'pretalx', entry },
    ...told.filter(([, facts]) => facts.length > 0).map(([url, facts]) => ({ url, read: day, for: [...facts] })),
  ];
}
