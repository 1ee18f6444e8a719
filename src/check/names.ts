import type { Profile } from '../speaker/profile.ts';

/** Text without accents and typographic apostrophes, with the way back to the text it was made from. */
interface Folded {
  readonly text: string;
  /** For each unit of the text, and for its end, the offset in the original; null where they are the same. */
  readonly offsets: readonly number[] | null;
}

/** Something of the speaker that stands in a text. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  /** What it is: `your name`, `your handle`, … */
  readonly what: string;
  readonly help: string;
  /** Whether it can be nobody else. */
  readonly sure: boolean;
}

interface Term {
  readonly words: string;
  readonly what: string;
  readonly help: string;
  readonly sure: boolean;
  readonly pattern: RegExp;
  /** Whether the place is one where the speaker is meant. */
  readonly meant?: (place: Place) => boolean;
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly title: boolean;
}

const LEFT = '(?<![\\p{L}\\p{N}])';
const RIGHT = '(?![\\p{L}\\p{N}])';
/** Scripts that are written without spaces or with endings at the name: there, a name is found inside of words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Not names by themselves: what stands between the parts of a name or before it. */
const PARTICLES = list(
  'von van der den de da do dos das del della di du la le les el al bin ibn ben bint of the y e i und zu zur zum ter ten af av st saint san dr prof professor mr mrs ms mx sir phd msc bsc jr sr ii iii iv',
);

/** Names of people, companies and projects that are words, too: with a capital and inside of a sentence they are names. */
const COMMON = list(
  `will mark grace rose hope faith joy bill rob bob jack frank drew chase pat sue art dean grant guy lance miles nick pierce
  ray rich rod skip stew wade ward wayne chip cliff dale gene glen hunter mason max olive pearl penny robin sandy sky summer
  autumn winter violet ivy daisy lily iris heather holly hazel amber ginger melody harmony destiny honor honour mercy patience
  charity constance dawn eve star storm river brook lake forest woods hill hills fields stone rock berg long short young old
  white black brown green gray grey gold silver king prince duke baker cook smith carpenter fisher potter taylor walker turner
  miller butler carter parker porter sharp strong wise good best swift fox wolf lamb bird byrd love price cash banks bush
  case chance church cross day days field fly free french english german power powers page paige park parks pace pope post
  read reed reading rush sands sharma shields small speed steel street true vale wells west north south east wild winn wood
  word words work works archer ash bishop boot bond bell berry bloom branch bridge bright chambers chase close code cole
  apple shell oracle target gap visa orange amazon meta alphabet slack stripe square block zoom box snap discord notion
  linear figma wise monday asana twitch match indeed compass root shift ocean gusto brave opera safari chrome edge windows
  elastic confluent databricks snowflake segment twilio intercom basecamp heroku render fly fastly sentry datadog hashicorp
  buffer medium docker palantir unity epic valve steam sonic ring nest nokia ford jaguar dove tide gap mars general electric
  requests click rich attrs black flake invoke fabric alembic celery beat channels factory faker hypothesis pillow paste
  pyramid bottle tornado sanic starlette uvicorn poetry hatch flit rye ruff marsh marshmallow nose mock tox coverage records
  trio twisted luigi airflow prefect dagster arrow pendulum schedule watchdog tenacity returns dry dash plotly bokeh altair
  guardian base core sites forms models auth test tests tools utils data cloud studio labs team open source project`,
);

/** Months and days: a capital says nothing, an "'s" does. */
const CALENDAR = list(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday easter christmas spring',
);

/** Techniques, products and places that talks are about and people are called after: only the next part of the name tells. */
const THINGS = list(
  `ruby julia pascal crystal python django flask elm dart perl rust go swift java kotlin scala basic haskell erlang elixir
  jenkins kafka travis jasmine hudson maven gradle spring cassandra redis jupyter paris london berlin florence austin
  chelsea madison houston dallas jordan georgia virginia carolina sydney victoria adelaide chad israel kenya china india`,
);

const TAKE_OUT = 'Take it out, or allow it in .cfp.yaml.';
const SAY_I = 'Say "I" or "we", or allow the word in .cfp.yaml.';
const SAY_COMPANY = 'Say "we" or what kind of company it is, or allow the word in .cfp.yaml.';
const SAY_LIBRARY = 'Say what kind of project it is, or allow the word in .cfp.yaml.';

const UNMARKED: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ı: 'i' },
  ...{ '\u2019': "'", '\u2018': "'", '\u02bc': "'", '\u2010': '-', '\u2011': '-' },
};

/** The text as names are compared: accents off, apostrophes and hyphens plain, the case as it is. */
export function fold(text: string): Folded {
  if (/^[\u0000-\u007f]*$/.test(text)) return { text, offsets: null };
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const bare = character < '\u0080' ? character : unmarked(character);
    if (bare.length === 1) offsets.push(at);
    else offsets.push(...Array.from({ length: bare.length }, () => at));
    folded += bare;
    at += character.length;
  }
  offsets.push(at);
  return { text: folded, offsets };
}

function unmarked(character: string): string {
  return (
    UNMARKED[character] ??
    character
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
  );
}

/**
 * What of a profile stands in a text, in the order of the text and never two at one place. `passed` are words that are
 * not looked for, `title` says that the text is one, where capitals tell nothing.
 */
export function findNames(
  text: string,
  profile: Profile,
  { passed = [], title = false }: { readonly passed?: readonly string[]; readonly title?: boolean } = {},
): NameMatch[] {
  const folded = fold(text);
  const skipped = new Set(passed.map(folding));
  const matches: NameMatch[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { words, what, help, sure, pattern, meant } of termsOf(profile)) {
    if (skipped.has(folding(words))) continue;
    const held = taken.length;
    let before = 0;
    const earlier = taken.slice(0, held).sort((a, b) => a.start - b.start);
    for (const { 0: found, index: start } of folded.text.matchAll(pattern)) {
      const end = start + found.length;
      while ((earlier[before]?.end ?? Infinity) <= start) before++;
      if ((earlier[before]?.start ?? Infinity) < end || skipped.has(folding(found))) continue;
      if (meant !== undefined && !meant({ text: folded.text, start, end, title })) continue;
      taken.push({ start, end });
      const at = (offset: number): number => folded.offsets?.[offset] ?? offset;
      matches.push({ start: at(start), end: at(end), what, help, sure });
    }
  }
  return matches.sort((a, b) => a.start - b.start);
}

const folding = (words: string): string => fold(words.trim().replace(/^@/, '').replace(/\s+/g, ' ')).text.toLowerCase();

const known = new WeakMap<Profile, readonly Term[]>();

function termsOf(profile: Profile): readonly Term[] {
  let terms = known.get(profile);
  if (terms === undefined) {
    const { name, email, handles, sites, employer, projects } = profile;
    const parts = name === undefined ? [] : partsOf(name);
    terms = [
      // The surest and longest first: what they take is not found again as something less.
      ...(email === undefined ? [] : emailTerms(email)),
      ...sites.flatMap(siteTerms),
      ...(name === undefined ? [] : fullNameTerms(name, parts)),
      ...handles.flatMap((handle) => handleTerms(handle, parts)),
      ...(name === undefined ? [] : partTerms(name, parts)),
      ...(employer === undefined ? [] : thingTerms(employer, 'your employer', SAY_COMPANY)),
      ...projects.flatMap((project) => thingTerms(project, 'a project of yours', SAY_LIBRARY)),
    ];
    known.set(profile, terms);
  }
  return terms;
}

function emailTerms(email: string): Term[] {
  const [local = '', host = ''] = fold(email.trim()).text.split('@');
  if (local === '' || host === '') return [];
  const source = `(?<![\\p{L}\\p{N}._%+-])${escape(local)}(?:\\+[\\w.-]{1,40})?@${escape(host)}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
  return [term(email, 'your e-mail address', TAKE_OUT, new RegExp(source, 'giu'))];
}

function siteTerms(site: string): Term[] {
  const words = fold(site.trim())
    .text.replace(/^[a-z]{1,10}:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  if (words === '') return [];
  const end = words.includes('/') ? '(?![\\p{L}\\p{N}_-])' : '(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])';
  return [term(words, 'your site', TAKE_OUT, new RegExp(`(?<![\\p{L}\\p{N}_-])${escape(words)}${end}`, 'giu'))];
}

function handleTerms(handle: string, parts: readonly string[]): Term[] {
  // A handle may be given as the address of its page.
  const address = fold(handle.trim()).text.replace(/\/+$/, '');
  const words = address.slice(address.lastIndexOf('/') + 1).replace(/^@/, '');
  const [user = ''] = words.split('@');
  if (user === '') return [];
  const end = '(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])';
  const terms: Term[] = [];
  if (words !== user) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}._-])@?${escape(words)}(?![\\p{L}\\p{N}-])`, 'giu');
    terms.push(term(words, 'your handle', TAKE_OUT, whole));
  }
  // A handle that is a word or a name by itself needs its sign, or the slash of an address.
  const low = user.toLowerCase();
  const plain = words !== user || low.length < 4 || isWord(low) || parts.some((part) => part.toLowerCase() === low);
  const start = plain ? '(?:(?<![\\p{L}\\p{N}._%+-])@|(?<=\\/~?))' : '(?<![\\p{L}\\p{N}_.%+-]|[\\p{L}\\p{N}]@)@?';
  return [...terms, term(user, 'your handle', TAKE_OUT, new RegExp(`${start}${escape(user)}${end}`, 'giu'))];
}

const isWord = (low: string): boolean => COMMON.has(low) || CALENDAR.has(low) || THINGS.has(low);

/** The parts of a name as they are written: capitalised, without titles, particles and initials. */
function partsOf(name: string): string[] {
  return tokensOf(name)
    .filter((token) => !PARTICLES.has(token.toLowerCase()) && Array.from(token).length > 1)
    .map((token) => (token === token.toLowerCase() || token === token.toUpperCase() ? capitalised(token) : token));
}

function tokensOf(name: string): string[] {
  return fold(name.trim())
    .text.split(/[\s,]+/)
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((token) => token !== '');
}

const capitalised = (token: string): string =>
  token.toLowerCase().replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase());

function fullNameTerms(name: string, parts: readonly string[]): Term[] {
  const tokens = tokensOf(name);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  const inside = UNSPACED.test(first + last);
  const found = (sources: readonly string[], flags: string): Term =>
    term(name, 'your name', SAY_I, inside ? new RegExp(sources.join('|'), flags) : bounded(sources.join('|'), flags));
  if (tokens.length < 2) return isWord(first.toLowerCase()) ? [] : [found([spelt(first)], 'gu')];

  const joined = (words: readonly string[], gap: string): string => words.map(spelt).join(gap);
  const middle = `${spelt(first)}\\s{1,4}\\p{Lu}[\\p{L}'-]{1,30}\\s{1,4}${spelt(last)}`;
  const words = [first, last].filter((part) => isWord(part.toLowerCase()));
  if (words.length > 0) {
    // "Mark Down" is no "markdown": a name with words in it is looked for as it is written, or as addresses have it.
    const address = words.length === 2 ? [] : [joined(parts, '[._-]').toLowerCase()];
    const sources = [
      middle,
      joined(parts, '(?:\\s{1,4}|[._-])'),
      joined([first, last], '\\s{1,4}'),
      joined([last, first], ',\\s{1,4}'),
      ...address,
    ];
    return [found(parts.length > 1 ? sources : [joined(tokens, '\\s{1,4}')], 'gu')];
  }
  const all = joined(tokens, '[\\s._-]{0,4}');
  if (parts.length < 2) return [found([all], 'giu')];
  const ends = joined([first, last], '[\\s._-]{0,4}(?:\\p{L}\\.?\\s{1,4})?');
  return [found([all, ends, joined([last, first], ',?\\s{1,4}')], 'giu'), found([middle], 'gu')];
}

function partTerms(name: string, parts: readonly string[]): Term[] {
  if (tokensOf(name).length < 2 && !parts.some((part) => isWord(part.toLowerCase()))) return [];
  const own = new Set(parts);
  const halves = parts.filter((part) => part.includes('-')).flatMap((part) => part.split('-').filter(isLong));
  return [...parts, ...halves].map((part) => {
    const isLast = part === parts.at(-1);
    const meant = (place: Place): boolean => isMeant(place, { low: part.toLowerCase(), own, isLast });
    const pattern = UNSPACED.test(part) ? new RegExp(escape(part), 'gu') : bounded(formsOf(part), 'gu');
    return { ...term(part, 'part of your name', SAY_I, pattern), sure: false, meant };
  });
}

const isLong = (part: string): boolean => Array.from(part).length > 2;

/** An employer or a project. */
function thingTerms(thing: string, what: string, help: string): Term[] {
  const words = fold(thing.trim())
    .text.replace(/[,\s]{1,4}(?:inc|ltd|llc|gmbh|ag|corp|co|bv|oy|ab|sas|limited|corporation)\.?$/i, '')
    .trim();
  if (Array.from(words).length < 2) return [];
  const low = words.toLowerCase();
  const unsure = { sure: false };
  if (UNSPACED.test(words)) return [{ ...term(words, what, help, new RegExp(escape(words), 'giu')), ...unsure }];
  // As a part of an address, or alone in a code span, the small letters are the name.
  const address = `(?<=\\/\\/(?:www\\.)?|(?:hub|lab)\\.com\\/|pypi\\.org\\/project\\/|npmjs\\.com\\/package\\/|[\\p{L}\\p{N}]\\/|(?<!\`)\`)${escape(low)}(?=[./]|\`(?!\`))`;
  if (isWord(low)) {
    const meant = (place: Place): boolean =>
      place.text.charAt(place.start) !== place.text.charAt(place.start).toUpperCase() ||
      isMeant(place, { low, own: new Set(), isLast: false });
    const pattern = new RegExp(`${address}|${LEFT}(?:${capitalised(words)})${RIGHT}`, 'gu');
    return [{ ...term(words, what, help, pattern), ...unsure, meant }];
  }
  // One capital and small letters, or capitals alone, may be a word; small letters, digits, hyphens or several words are a name.
  const plain = /^\p{Lu}(?:\p{Ll}+|\p{Lu}+)$/u.test(words);
  const pattern = plain
    ? new RegExp(`${address}|${LEFT}(?:${formsOf(words)})${RIGHT}`, 'gu')
    : bounded(spelt(words), 'giu');
  return [{ ...term(words, what, help, pattern), ...unsure }];
}

/** A name as it is written, and in capitals where that cannot be an abbreviation. */
function formsOf(words: string): string {
  const forms = [words];
  if (Array.from(words).length > 3) forms.push(words.toUpperCase(), capitalised(words));
  return [...new Set(forms)].map(spelt).join('|');
}

/** The source of a pattern for a word, its hyphens and spaces as people vary them. */
const spelt = (words: string): string => escape(words).replace(/-|\s+/g, '[\\s-]{1,4}');

const bounded = (source: string, flags: string): RegExp => new RegExp(`${LEFT}(?:${source})${RIGHT}`, flags);

const escape = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function term(words: string, what: string, help: string, pattern: RegExp): Term {
  return { words, what, help, sure: true, pattern };
}

const BEFORE_A_NAME = list(
  'i by with from at in on and or the dr prof mr mrs ms mx hi hello as for to of like ask meet when if',
);

/** Whether a part of a name stands where it can be the speaker's and not somebody else's or a mere word. */
function isMeant(
  { text, start, end, title }: Place,
  { low, own, isLast }: { readonly low: string; readonly own: ReadonlySet<string>; readonly isLast: boolean },
): boolean {
  const after = text.slice(end, end + 60);
  const before = text.slice(Math.max(0, start - 60), start);
  const next = /^\s{1,4}([\p{L}'-]{1,50})/u.exec(after)?.[1];
  const previous = /(?<![\p{L}'-])([\p{L}'-]{1,50})\s{1,4}$/u.exec(before)?.[1];
  if ((next !== undefined && own.has(next)) || (previous !== undefined && own.has(previous))) return true;
  if (THINGS.has(low)) return false;
  if (/^'s(?![\p{L}\p{N}])/u.test(after)) return true;
  if (CALENDAR.has(low)) return false;
  const shouted = title || /(?:^|\n) {0,3}#{1,6} [^\n]*$/.test(before);
  if (COMMON.has(low)) return !shouted && !startsSentence(before) && !isCapitalised(next);
  if (shouted) return true;
  // "Ada Byron" and "Peter Lovelace" are other people.
  if (!isLast) return !isCapitalised(next);
  return previous === undefined || !isCapitalised(previous) || BEFORE_A_NAME.has(previous.toLowerCase());
}

const isCapitalised = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}\p{Ll}/u.test(word);

function startsSentence(before: string): boolean {
  const gap = /[\s*_"'“„(\[`#>~+-]{0,60}$/.exec(before)?.[0] ?? '';
  const rest = before.slice(0, before.length - gap.length);
  return rest === '' || /[.!?:;…]$/.test(rest) || /\n\s{0,10}[\n*#>+-]/.test(gap);
}
