import { plain, type Item, type Words } from './post.ts';

/** A title, and what is said of it, out of one text. */
export interface Told {
  readonly title: string;
  readonly pitch: string;
}

// Words that end in a full stop and end no sentence.
const SHORTENED =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs|cf|approx|dr|mr|mrs|ms|prof|no|nr|fig|st|jr|sr|p\.?s|a\.?k\.?a|inc|ltd|p\.?ej|z\.?\s?b|bzw)\.$/i;

/** The sentences of a paragraph. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]{1,5}["”’')\]]{0,3}\s+(?=[\p{Lu}\p{N}"“‘'(¿¡`[]|i[A-Z])/gu)) {
    const end = match.index + match[0].length;
    if (SHORTENED.test(text.slice(Math.max(0, match.index - 12), match.index + 1))) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const last = text.slice(start).trim();
  return last === '' ? sentences : [...sentences, last];
}

const BONUS =
  /\b(?:(?:double |triple |extra |super |mega )*bonus(?: points?| marks?| kudos| credits?| round| if\b| for\b| when\b|\s?:)|extra (?:credit|points?|kudos|marks?|brownie)|brownie points?|gold stars?|plus points?|kudos (?:if|for)|puntos extra|bonuspunkte|points? bonus|pontos extra)|^\W{0,3}(?:for )?(?:an? )?(?:bonus|bonus points?|extra credit)\s*[:!–—-]/i;

/** Whether a sentence offers a bonus. */
export const isBonus = (sentence: string): boolean => BONUS.test(sentence);

/** The sentences that offer a bonus, and the text without them. */
export function withoutBonus(text: string): { readonly text: string; readonly bonus: readonly string[] } {
  if (!isBonus(text)) return { text, bonus: [] };
  const sentences = sentencesOf(text);
  return { text: sentences.filter((one) => !isBonus(one)).join(' '), bonus: sentences.filter(isBonus) };
}

const NUMBER =
  /^(?:(?:topic|idea|talk|theme|track|suggestion|no\.?|nr\.?|number)\s*)?(?:#\s?\d{1,3}\s*[.):–—-]?|\(\d{1,3}\)|\d{1,3}\s?[.)/](?=\s)|\d{1,3}\s?[:–—-](?=\s)|[a-z][.)](?=\s))\s*|^(?:topic|idea|talk|theme|suggestion)\s+\d{1,3}\s*[.):–—-]\s*/i;
const DECORATION = /^(?:[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\ufe0f\u200d\u20e3•▪◦→»*]+\s*)+/u;

/** A heading or a bullet as a title: without what numbers it, what decorates it, and the mark at its end. */
export function titleOf(text: string): string {
  const bare = plain(text).replace(DECORATION, '').replace(NUMBER, '').replace(DECORATION, '');
  const cleaned = bare
    .replace(/\s*[\p{Extended_Pictographic}\ufe0f\u200d]+$/u, '')
    .replace(/\s*¶+$|\s+#+$/, '')
    .replace(/\s*[:;,–—]$/, '')
    .replace(/(?<!\.\.|\betc|\b[A-Z])\.$/, '')
    .trim();
  return cleaned === '' ? plain(text) : cleaned;
}

/** A title is told apart from what follows by a dash between spaces; a colon does so where the whole list writes it. */
const DASHED = /^(.{2,90}?)\s+(?:[–—]|-{1,2})\s+(\S.*)$/s;
const COLON = /^([^:]{2,70}):\s+(\S.*)$/s;
const LONGEST_TITLE = 200;

/** Whether most of some bullets are written as `Title: what it is`. */
export function isColonList(items: readonly Item[]): boolean {
  const short = items.filter(({ words }) => (COLON.exec(words.text)?.[1]?.split(' ').length ?? Infinity) <= 6);
  return items.length > 1 && short.length >= items.length * 0.6;
}

/** The title and the pitch of a bullet that is a topic. */
export function toldBy(words: Words, colons: boolean): Told {
  const { text, lead } = words;
  if (lead !== null && lead !== '' && lead.length <= LONGEST_TITLE) {
    const at = text.indexOf(lead);
    // Emoji may stand before the bold words.
    if (at !== -1 && at <= 8 && text.slice(at + lead.length).trim() !== '') {
      return { title: titleOf(lead), pitch: text.slice(at + lead.length).replace(/^[\s:;,.–—-]+/, '') };
    }
  }
  const broken = ownLine(words.broken);
  if (broken !== null) return { title: titleOf(broken[0]), pitch: broken[1] };
  const dashed = DASHED.exec(text);
  if (dashed?.[1] !== undefined && dashed[2] !== undefined && !/[.!?]\s/.test(dashed[1]) && isClosed(dashed[1]))
    return { title: titleOf(dashed[1]), pitch: dashed[2] };
  const colon = COLON.exec(text);
  if (colon?.[1] !== undefined && colon[2] !== undefined && (colons || isSaid(colon[2])))
    return { title: titleOf(colon[1]), pitch: colon[2] };
  const [first = text, ...rest] = sentencesOf(text);
  if (rest.length > 0 && first.length <= LONGEST_TITLE) return { title: titleOf(first), pitch: rest.join(' ') };
  return first.length <= LONGEST_TITLE
    ? { title: titleOf(first), pitch: rest.join(' ') }
    : { title: shortened(text), pitch: text };
}

/** Whether no bracket is open at the end: a dash inside of brackets ends no title. */
const isClosed = (text: string): boolean => (text.match(/[([]/g)?.length ?? 0) === (text.match(/[)\]]/g)?.length ?? 0);

/** Whether what follows a colon is a sentence of its own. */
const isSaid = (text: string): boolean =>
  /^[\p{Lu}¿¡"“]/u.test(text) && /[.!?…]["”’')]?$/.test(text) && text.includes(' ');

/**
 * A first line that its author ended on purpose, and the rest: a break was asked for, or the next word had had room.
 */
export function ownLine(broken: string): readonly [string, string] | null {
  const asked = broken.indexOf('\u2028');
  const first = broken.indexOf('\n');
  if (asked !== -1 && (first === -1 || asked < first) && asked <= LONGEST_TITLE)
    return [broken.slice(0, asked), joinedLines(broken.slice(asked + 1))];
  if (first === -1) return null;
  const lines = broken.split('\n');
  const widest = Math.max(...lines.slice(0, 50).map((line) => line.length));
  const [title = '', next = ''] = lines;
  const word = /^\S+/.exec(next)?.[0] ?? '';
  const hadRoom = title.length + 1 + word.length <= widest * 0.66;
  return hadRoom &&
    /^[\p{Lu}\p{N}"“¿¡(]/u.test(next) &&
    !/[,;(–—-]$|\b(?:and|or|the|a|an|of|for|to|in|on|with)$/i.test(title)
    ? [title, joinedLines(lines.slice(1).join('\n'))]
    : null;
}

const joinedLines = (text: string): string => text.replace(/\s+/g, ' ').trim();

function shortened(text: string): string {
  const cut = text.slice(0, 100);
  return `${titleOf(cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)))}…`;
}

const FILLER =
  /^(?:(?:and |plus |or |so )*(?:much|many|lots|loads|plenty|so much|even)?\s*(?:of )?(?:more|others?)(?: (?:topics|ideas|things))?|etc|and so on|(?:and )?so forth|you name it|tbd|tba|todo|…|\.{2,}|y (?:mucho )?mas|und (?:vieles )?mehr|et plus encore|e muito mais)\W*$/i;

/** Whether a bullet only says that there is more. */
export const isFiller = (text: string): boolean => text === '' || FILLER.test(text) || !/[\p{L}\p{N}]/u.test(text);

/** Whether a text is a question. */
export const isQuestion = (text: string): boolean =>
  /[?？]["”’')\]]{0,2}$/.test(text) ||
  /^(?:how|what|why|when|where|which|who|should|can|could|do|does|is|are)\b.*\b(?:you|we|i|your|one|does|did|do)\b/i.test(
    text,
  );
