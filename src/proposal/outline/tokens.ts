/** What a line of an outline is made of, as far as times go. */
export type TokenKind =
  | 'number'
  | 'clock'
  | 'word'
  | 'open'
  | 'close'
  | 'dash'
  | 'colon'
  | 'comma'
  | 'semicolon'
  | 'stop'
  | 'dots'
  | 'slash'
  | 'plus'
  | 'equals'
  | 'arrow'
  | 'bar'
  | 'quote'
  | 'percent'
  | 'about'
  | 'opaque';

export interface Token {
  readonly kind: TokenKind;
  /** In small letters. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** Whether markup stands before it: the edge of bold or italic words, or an emoji. */
  readonly marked: boolean;
  /** Of a number its value, of a clock its parts. */
  readonly values: readonly number[];
}

// Each kind is told by its beginning, so that the text is gone through once. Longer than REACH is no link and no code.
const REACH = 300;
const GRAMMAR: readonly (readonly [TokenKind | 'space' | 'mark', string])[] = [
  ['space', String.raw`(?:\s|&nbsp;|<br ?/?>)+`],
  ['opaque', String.raw`https?://[^\s)>\]]+|<[^\s<>][^<>]{0,${REACH}}>`],
  ['clock', String.raw`\d{1,3}:\d{2}(?::\d{2})?(?!\d|:\d)`],
  ['number', String.raw`\d{1,3}(?:,\d{3})+(?!\d)|\d{1,9}(?:[.,]\d{1,9})?½?|[½¼¾]`],
  ['word', String.raw`\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*`],
  ['arrow', String.raw`[-=]{1,3}>|[→⇒➜➔⟶»]`],
  ['dash', String.raw`-{1,3}|[–—‒―−‐‑]|&[nm]dash;`],
  ['dots', String.raw`\.{2,}|…|_{3,}|·{2,}`],
  ['mark', String.raw`[*_\\]+|~~|(?:\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d\u20e3])+|[•◦‣▪·⁃]`],
  ['about', String.raw`[~≈±<>≤≥]`],
  ['open', String.raw`[(\[{（［]`],
  ['close', String.raw`[)\]}）］]`],
  ['colon', '[:：]'],
  ['comma', '[,、，]'],
  ['semicolon', ';'],
  ['stop', '[.!?。]'],
  ['slash', '/'],
  ['plus', String.raw`\+`],
  ['equals', '='],
  ['bar', String.raw`\|`],
  ['quote', String.raw`['′’‘´″"”“]{1,2}`],
  ['percent', '[%$€£#°@^]'],
];
const KINDS = GRAMMAR.map(([kind]) => kind);
const TOKEN = new RegExp(GRAMMAR.map(([, pattern]) => `(${pattern})`).join('|'), 'uy');

/** The tokens of a text, markup and white space told by the tokens that follow them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const targets = linkTargets(text);
  let [spaced, marked] = [false, false];
  const push = (kind: TokenKind, start: number, end: number): void => {
    const words = text.slice(start, end).toLowerCase();
    tokens.push({ kind, text: words, start, end, spaced, marked, values: valuesOf(kind, words) });
    [spaced, marked] = [false, false];
  };
  for (let at = 0; at < text.length;) {
    if (text[at] === ' ') {
      spaced = true;
      at++;
      continue;
    }
    const code = text[at] === '`' ? codeEnd(text, at) : null;
    const target = targets.get(at);
    if (code !== null || target !== undefined) {
      const end = code ?? target ?? at;
      // The brackets around the words of a link are markup; its target is nothing to read.
      if (end - at === 1) marked = true;
      else push('opaque', at, end);
      at = end;
      continue;
    }
    const plain = plainWordEnd(text, at);
    if (plain !== null) {
      push('word', at, plain);
      at = plain;
      continue;
    }
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    const end = found === null ? at + 1 : TOKEN.lastIndex;
    const groups: readonly (string | undefined)[] = found ?? [];
    const kind = KINDS[groups.findIndex((group, index) => index > 0 && group !== undefined) - 1];
    if (kind === 'space') spaced = true;
    else if (kind === 'mark') marked = true;
    else push(kind ?? 'opaque', at, end);
    at = end;
  }
  return tokens;
}

// Most of a line is words of small Latin letters and single spaces: no other kind begins like them, but for an address.
const PLAIN_WORD = /[A-Za-z]+(?![\p{L}\p{M}'’])/uy;

function plainWordEnd(text: string, at: number): number | null {
  const code = text.charCodeAt(at) | 0x20;
  if (code < 0x61 || code > 0x7a || text.startsWith('http', at)) return null;
  PLAIN_WORD.lastIndex = at;
  return PLAIN_WORD.test(text) ? PLAIN_WORD.lastIndex : null;
}

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

function valuesOf(kind: TokenKind, text: string): number[] {
  if (kind === 'clock') return text.split(':').map(Number);
  if (kind !== 'number') return [];
  const fraction = FRACTIONS[text.at(-1) ?? ''] ?? 0;
  const digits = text.replace(/[½¼¾]$/, '');
  const whole = /^\d{1,3}(?:,\d{3})+$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  return [Number(whole) + fraction];
}

/** Where the code that opens at `at` ends; null where it does not close. */
function codeEnd(text: string, at: number): number | null {
  let end = at;
  while (text[end] === '`' && end - at < REACH) end++;
  const fence = text.slice(at, end);
  const window = text.slice(end, end + REACH);
  const close = window.indexOf(fence);
  return close === -1 ? null : end + close + fence.length;
}

/** The markup of links, by where it begins: the opening bracket, and from the closing one to the end of the target. */
function linkTargets(text: string): Map<number, number> {
  const targets = new Map<number, number>();
  for (let close = text.indexOf(']('); close !== -1; close = text.indexOf('](', close + 2)) {
    const end = text.slice(close, close + REACH).indexOf(')');
    const open = text.slice(Math.max(0, close - REACH), close).lastIndexOf('[');
    if (end === -1 || open === -1) continue;
    const start = Math.max(0, close - REACH) + open;
    targets.set(start, start + 1);
    targets.set(close, close + end + 1);
  }
  return targets;
}
