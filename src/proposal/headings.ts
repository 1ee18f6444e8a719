import leven from 'leven';

/** What people write above their answers, and what forms do. The headings are as `foldHeading` makes them. */
export interface Headings {
  /** For each field, the headings under which speakers answer it. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** For what stands beside the answers, such as the speaker or the level, the headings that it stands under. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** Words of the help that a form gives, which stays in a file where it was pasted. */
  readonly prompts: { readonly marked: readonly string[]; readonly plain: readonly string[] };
}

/** The same with its headings folded: there are hundreds, and a run that reads one proposal has no time for it. */
export function folded({ fields, facts, prompts }: Headings): Headings {
  return { fields: foldedNames(fields), facts: foldedNames(facts), prompts };
}

const foldedNames = (names: Headings['fields']): Headings['fields'] =>
  Object.fromEntries(
    Object.entries(names).map(([field, headings]) => [field, [...new Set([field, ...headings].map(foldHeading))]]),
  );

/** What `headingNames` needs of a form's field. */
export interface NamedField {
  readonly field: string;
  readonly label?: string | undefined;
  readonly headings?: readonly string[] | undefined;
}

/** What the headings of a proposal mean, for one form. */
export interface HeadingNames {
  /** Heading, folded → the fields that it may name, the likeliest first. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** The fields that the form asks for; without a form, those that any may ask for. */
  readonly asked: ReadonlySet<string>;
  /** The fields that the form asks for, and those that any may ask for. */
  readonly fields: ReadonlySet<string>;
  /** What was looked up before: files of one folder have the same headings. */
  readonly found: Map<string, Named>;
}

/** What a heading names. */
export interface Named {
  readonly fields: readonly string[];
  /** How sure that is: by its very words, by a part of them, or by letting a slip of the keyboard pass. */
  readonly by: 'words' | 'part' | 'slip' | 'nothing';
}

/** The names of a form's headings, made once for all the proposals that are read for it. */
const known = new WeakMap<readonly NamedField[], { readonly common: Headings; readonly names: HeadingNames }>();

/** All forms without a field are one. */
const NO_FORM: readonly NamedField[] = [];

/** All headings that name a field: those of the form's own fields first, then the ones that people use anywhere. */
export function headingNames(form: readonly NamedField[], common: Headings): HeadingNames {
  const key = form.length === 0 ? NO_FORM : form;
  const before = known.get(key);
  if (before?.common === common) return before.names;
  const names = namesOf(form, common);
  known.set(key, { common, names });
  return names;
}

function namesOf(form: readonly NamedField[], common: Headings): HeadingNames {
  const exact = new Map<string, string[]>();
  const add = (folded: string, field: string): void => {
    const fields = exact.get(folded) ?? [];
    if (!fields.includes(field)) exact.set(folded, [...fields, field]);
  };
  for (const { field, label, headings = [] } of form) {
    for (const heading of [field, ...(label === undefined ? [] : [label]), ...headings])
      add(foldHeading(heading), field);
  }
  // A field that this form asks for comes before one that it does not.
  const asked = new Set(form.map(({ field }) => field));
  const fields = Object.entries(common.fields).sort(([a], [b]) => Number(asked.has(b)) - Number(asked.has(a)));
  for (const [field, headings] of [...fields, ...Object.entries(common.facts)]) {
    for (const heading of headings) add(heading, field);
  }
  const usual = Object.keys(common.fields);
  return {
    exact,
    asked: asked.size > 0 ? asked : new Set(usual),
    fields: new Set([...asked, ...usual]),
    found: new Map(),
  };
}

/** More headings than this are not kept: a stranger's file may hold any number. */
const MOST_KEPT = 5000;

/** What a heading names: by its words, by those before a colon or a dash, without what any heading may add, or nearly. */
export function namedBy(names: HeadingNames, heading: string): Named {
  const before = names.found.get(heading);
  if (before !== undefined) return before;
  const found = lookUp(names, heading);
  // "Setup (10 min)" is a part of an outline; "Outline (30 min)" is one.
  const isPart = TIMED.test(heading) && !found.fields.includes('outline');
  const named: Named = isPart ? { fields: [], by: 'nothing' } : found;
  if (names.found.size < MOST_KEPT && heading.length < LONGEST) names.found.set(heading, named);
  return named;
}

const TIMED = /\d\s*(?:-\s*\d+\s*)?(?:['′’]|m\b|mins?\b|minut|h\b|hours?\b|sec)/i;

/** Whether a heading names a field, and not only something beside the answers. */
export const namesField = (names: HeadingNames, heading: string): boolean =>
  namedBy(names, heading).fields.some((field) => names.fields.has(field));

/** A longer heading is a sentence. */
const LONGEST = 120;

function lookUp({ exact }: HeadingNames, heading: string): Named {
  const words = foldHeading(heading);
  // "Abstract (long)" is not "Abstract (max. 250 words)".
  const found = exact.get(foldHeading(heading.replace(/[()[\]]/g, ' '))) ?? exact.get(words);
  if (found !== undefined) return { fields: found, by: 'words' };
  if (heading.length > LONGEST) return { fields: [], by: 'nothing' };
  const [head = ''] = heading.split(/[:/|,;–—]|\s-+\s/, 1);
  const parts = new Set(
    [words, foldHeading(head)].flatMap((part) => [part, withoutLength(part), withoutQualifiers(part)]),
  );
  for (const part of parts) {
    const fields = exact.get(part);
    if (fields !== undefined) return { fields, by: 'part' };
  }
  for (const part of parts) {
    const near = nearestName(exact, part);
    if (near !== undefined) return { fields: near, by: 'slip' };
  }
  return { fields: [], by: 'nothing' };
}

/** "abstract max 250 words" → "abstract". */
const withoutLength = (words: string): string => words.replace(/(?: (?:max|maximum|min|up to|about|in))? \d.*$/, '');

const BEFORE =
  /^(?:(?:the|a|my|your|our|talk|talks|session|presentation|workshop|tutorial|proposal|submission|paper|course|class|event|speech|lecture|proposed|tentative|rough|draft|official|public|preliminary|high level|vortrags?|charla|palestra|de la charla) )+/;
const AFTER =
  /(?: (?:of|for|to|about|in) (?:the|my|this|your|our) (?:talk|session|presentation|workshop|tutorial|proposal|course|program|programme|website|schedule|audience|attendees)| (?:section|text|with timings?|and timings?|and times|with times|du talk|de la charla|da palestra|des vortrags))+$/;

/** "the talk outline of my session" → "outline". */
const withoutQualifiers = (words: string): string => withoutLength(words).replace(AFTER, '').replace(BEFORE, '');

/** Shorter names have too many neighbours. */
const LEAST_LETTERS = 6;

/** The one name that is a slip of the keyboard away: a letter left out, doubled, wrong or changed with its neighbour. */
function nearestName(exact: HeadingNames['exact'], words: string): readonly string[] | undefined {
  if (words.length < LEAST_LETTERS - 1 || words.length > 40) return undefined;
  const most = words.length < 9 ? 1 : 2;
  let least = most + 1;
  let found: readonly string[] | undefined;
  const letters = lettersOf(words);
  const lengths = namesByLength(exact);
  for (let length = words.length - most; length <= words.length + most; length++) {
    for (const { name, letters: own } of lengths.get(length) ?? []) {
      if (bitsIn(own ^ letters) > 2 * most) continue;
      // Two letters in each other's place are two changes, and one slip.
      const distance = leven(name, words, { maxDistance: 3 }) - (isSwapped(name, words) ? 1 : 0);
      if (distance >= least) continue;
      least = distance;
      found = exact.get(name);
    }
  }
  return found;
}

/** A name, and its letters as bits: most names are told apart by those alone. */
interface Lettered {
  readonly name: string;
  readonly letters: number;
}

const byLength = new WeakMap<HeadingNames['exact'], ReadonlyMap<number, readonly Lettered[]>>();

/** The names that are long enough to be slipped in, by how long they are. */
function namesByLength(exact: HeadingNames['exact']): ReadonlyMap<number, readonly Lettered[]> {
  const known = byLength.get(exact);
  if (known !== undefined) return known;
  const lengths = new Map<number, Lettered[]>();
  for (const name of exact.keys()) {
    if (name.length < LEAST_LETTERS) continue;
    const others = lengths.get(name.length) ?? [];
    lengths.set(name.length, [...others, { name, letters: lettersOf(name) }]);
  }
  byLength.set(exact, lengths);
  return lengths;
}

/** The letters of a text as bits. A letter that is left out or put in changes one of them at most, a wrong one two. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) % 31);
  return bits;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** A heading as it is compared: small letters and digits, without markup, numbering, or the form's help in brackets. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/<!--.*?-->|\{[^{}]*\}|(?<=\])\([^()]*\)/g, ' ')
    .replace(/\[([^[\]]*)\](?= )/g, '$1')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:\d+|[ivx]+) (?=\p{L})/u, '');
}
