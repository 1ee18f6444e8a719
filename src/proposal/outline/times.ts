import { times as multiplied, type Minutes } from './minutes.ts';
import type { Token } from './tokens.ts';
import { andWords, phrasesFrom, rangeWords, shortUnits, singularUnits, units } from './words.ts';

/** A place on a clock as it was written: "0:05" and "1:05:00" by their parts, "9 am" and "10:00 Uhr" as times of day. */
export interface Clock {
  readonly parts: readonly number[];
  /** Hours to add: 12 in the afternoon. */
  readonly half: 'am' | 'pm' | null;
  readonly ofDay: boolean;
  /** Counted in minutes from the beginning of the talk: "Minute 5", "t+5". */
  readonly inMinutes: boolean;
}

/** A time as it was written. `first` and `next` are places among the tokens. */
export type Time = { readonly first: number; readonly next: number } & (
  | {
      readonly kind: 'length';
      readonly minutes: Minutes;
      /** As in "5-minute" or "5 minute", before what has that length. */
      readonly adjectival: boolean;
      /** By a mark or a letter that may mean something else: 5', 5s. */
      readonly slight: boolean;
    }
  | { readonly kind: 'span'; readonly from: Clock; readonly to: Clock }
  | { readonly kind: 'clock'; readonly at: Clock }
  | { readonly kind: 'bare'; readonly minutes: Minutes }
);

type Length = Extract<Time, { kind: 'length' }>;

// The grammar of a time, over tokens:
//
//   time     = span | clock | length | bare
//   span     = clock range clock | "Minutes" number range number
//   clock    = h:mm[:ss] [am | pm | Uhr] | number (am | pm | Uhr) | "t" "+" number
//   length   = phrase | h:mm unit | number "x" length | amount [range amount] | number (range | "+") amount
//   amount   = number unit [[and] number [unit]]
//   range    = dash | "to" | "or" | …
//   bare     = number [range number]

/** The times in a line, in their order. */
export function timesIn(tokens: readonly Token[]): Time[] {
  const times: Time[] = [];
  for (let at = 0; at < tokens.length;) {
    const time = timeAt(tokens, at);
    if (time !== null) times.push(time);
    at = time?.next ?? at + 1;
  }
  return times;
}

function timeAt(tokens: readonly Token[], at: number): Time | null {
  const token = tokens[at];
  switch (token?.kind) {
    case 'word':
      return phraseAt(tokens, at) ?? labelledAt(tokens, at);
    case 'clock':
      return clockLengthAt(tokens, at) ?? clockAt(tokens, at);
    case 'number':
      if (isPartOfName(tokens, at)) return null;
      return clockAt(tokens, at) ?? multipliedAt(tokens, at) ?? lengthAt(tokens, at) ?? bareAt(tokens, at);
    default:
      return null;
  }
}

/** "M1", "$5", "#3", "HTTP/2": a number that belongs to what touches it. */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  const [number, before, further] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (before === undefined || number?.spaced === true || number?.marked === true) return false;
  if (before.kind === 'slash') return further?.kind === 'word' && !before.spaced && !units.has(further.text);
  return before.kind === 'word' || before.kind === 'percent';
}

function phraseAt(tokens: readonly Token[], at: number): Length | null {
  for (const [words, minutes] of phrasesFrom.get(tokens[at]?.text ?? '') ?? []) {
    let next = at;
    const isIt = words.every((word) => {
      // "demi-heure", "half-hour"
      if (next > at && tokens[next]?.kind === 'dash') next++;
      return tokens[next++]?.text === word;
    });
    if (isIt) return { kind: 'length', first: at, next, minutes: [minutes, minutes], adjectival: true, slight: false };
  }
  return null;
}

/** "Minutes 0-5", "Minute 5", "t+5": places on the clock of the talk. */
function labelledAt(tokens: readonly Token[], at: number): Time | null {
  const { text = '' } = tokens[at] ?? {};
  if (text === 't' && tokens[at + 1]?.kind === 'plus') {
    const from = numberAt(tokens, at + 2);
    if (from === null) return null;
    const unit = unitAt(tokens, at + 3);
    const factor = unit?.minutes ?? 1;
    return { kind: 'clock', first: at, next: unit?.next ?? at + 3, at: minuteClock(from * factor) };
  }
  if (!['minute', 'minutes', 'min', 'mins', 'minuten', 'minuto', 'minutos'].includes(text)) return null;
  const begin = tokens[at + 1]?.kind === 'stop' || tokens[at + 1]?.kind === 'colon' ? at + 2 : at + 1;
  const from = numberAt(tokens, begin);
  if (from === null) return null;
  const second = rangeAt(tokens, begin + 1);
  const to = second === null ? null : numberAt(tokens, second);
  if (second !== null && to !== null && from < to) {
    return { kind: 'span', first: at, next: second + 1, from: minuteClock(from), to: minuteClock(to) };
  }
  return text === 'minute' && at === 0 ? { kind: 'clock', first: at, next: begin + 1, at: minuteClock(from) } : null;
}

const minuteClock = (minutes: number): Clock => ({ parts: [minutes], half: null, ofDay: false, inMinutes: true });

/** "1:30 min" is a minute and a half, "1:30 h" an hour and a half. */
function clockLengthAt(tokens: readonly Token[], at: number): Length | null {
  const [large, small, ...more] = tokens[at]?.values ?? [];
  const unit = unitAt(tokens, at + 1);
  if (large === undefined || small === undefined || more.length > 0 || unit === null || unit.minutes < 1) return null;
  // "9:00 h" is a time of day.
  if (unit.minutes === 60 && large > 8) return null;
  const minutes = (large + small / 60) * unit.minutes;
  return { kind: 'length', first: at, next: unit.next, minutes: [minutes, minutes], adjectival: false, slight: false };
}

function clockAt(tokens: readonly Token[], at: number): Time | null {
  const from = oneClockAt(tokens, at) ?? sharedHourAt(tokens, at);
  if (from === null) return null;
  const second = rangeAt(tokens, from.next);
  const to = second === null ? null : (oneClockAt(tokens, second) ?? bareHourAt(tokens, second, from.clock));
  if (to !== null)
    return { kind: 'span', first: at, next: to.next, from: withHalfOf(from.clock, to.clock), to: to.clock };
  return { kind: 'clock', first: at, next: from.next, at: from.clock };
}

/** "9-10 am": the half of the day is said once. "11-1 pm" goes over noon. */
function withHalfOf(from: Clock, { half, parts }: Clock): Clock {
  const [hour = 0] = from.parts;
  if (from.half !== null || half === null) return from;
  const isSame = hour % 12 <= (parts[0] ?? 0) % 12;
  return { ...from, half: isSame ? half : half === 'am' ? 'pm' : 'am' };
}

/** The hour of "9-10 am" and "9 bis 10 Uhr" that does not say its half of the day. */
function sharedHourAt(tokens: readonly Token[], at: number): { clock: Clock; next: number } | null {
  const hour = numberAt(tokens, at);
  const second = rangeAt(tokens, at + 1);
  const to = second === null ? null : dayWordsAt(tokens, second + 1);
  if (hour === null || !Number.isInteger(hour) || hour > (to?.half === null ? 24 : 12) || to?.ofDay !== true)
    return null;
  return { clock: { parts: [hour, 0], half: null, ofDay: true, inMinutes: false }, next: at + 1 };
}

function oneClockAt(tokens: readonly Token[], at: number): { clock: Clock; next: number } | null {
  const token = tokens[at];
  if (token?.kind !== 'clock' && token?.kind !== 'number') return null;
  const { next, half, ofDay } = dayWordsAt(tokens, at + 1);
  if (token.kind === 'clock') {
    // "9:00 h"
    const after = next === at + 1 && tokens[next]?.text === 'h' ? next + 1 : next;
    return { clock: { parts: token.values, half, ofDay, inMinutes: false }, next: after };
  }
  if (ofDay) {
    // "9.30 Uhr"
    const parts = token.text.includes('.') ? token.text.split('.').map(Number) : [...token.values, 0];
    return { clock: { parts, half, ofDay, inMinutes: false }, next };
  }
  // "9h00", "14h30": with two digits, and early or late enough to be no length.
  const [hour = 0] = token.values;
  const letter = tokens[at + 1];
  const minute = tokens[at + 2];
  const glued = minute?.kind === 'number' && !minute.spaced && minute.end - minute.start === 2;
  if (letter?.text !== 'h' || letter.spaced || hour < 7 || hour > (glued ? 24 : 23)) return null;
  return {
    clock: { parts: [hour, glued ? (minute.values[0] ?? 0) : 0], half, ofDay: true, inMinutes: false },
    next: at + (glued ? 3 : 2),
  };
}

function bareHourAt(tokens: readonly Token[], at: number, { ofDay }: Clock): { clock: Clock; next: number } | null {
  const hour = numberAt(tokens, at);
  if (!ofDay || hour === null || hour > 24) return null;
  return { clock: { parts: [hour, 0], half: null, ofDay, inMinutes: false }, next: at + 1 };
}

function dayWordsAt(tokens: readonly Token[], at: number): { next: number; half: Clock['half']; ofDay: boolean } {
  const token = tokens[at];
  const word = token?.kind === 'word' ? token.text : '';
  // "a.m." is a word, a stop, a word and a stop.
  const dotted = (word === 'a' || word === 'p') && tokens[at + 1]?.kind === 'stop' && tokens[at + 2]?.text === 'm';
  const half =
    word === 'am' || (dotted && word === 'a') ? 'am' : word === 'pm' || (dotted && word === 'p') ? 'pm' : null;
  if (half !== null) return { next: at + (dotted ? 4 : 1), half, ofDay: true };
  return word === 'uhr' ? { next: at + 1, half, ofDay: true } : { next: at, half, ofDay: false };
}

/** "3 x 5 min" is fifteen minutes. */
function multipliedAt(tokens: readonly Token[], at: number): Length | null {
  const count = numberAt(tokens, at);
  const sign = tokens[at + 1];
  if (count === null || sign === undefined || !['x', '×'].includes(sign.text)) return null;
  const length = lengthAt(tokens, at + 2);
  return length === null ? null : { ...length, first: at, minutes: multiplied(count, length.minutes) };
}

function lengthAt(tokens: readonly Token[], at: number): Length | null {
  const first = amountAt(tokens, at);
  if (first !== null) {
    const second = rangeAt(tokens, first.next);
    const last = second === null || isList(tokens, first.next) ? null : amountAt(tokens, second);
    return last === null || last.minutes <= first.minutes
      ? lengthOf(at, first, first.minutes)
      : lengthOf(at, last, first.minutes);
  }
  const number = numberAt(tokens, at);
  if (number === null) return null;
  if (tokens[at + 1]?.kind === 'plus') {
    const rest = amountAt(tokens, at + 2);
    return rest === null ? null : lengthOf(at, { ...rest, minutes: number * rest.factor + rest.minutes }, null);
  }
  const second = rangeAt(tokens, at + 1);
  // "Python 3 - 10 min": the number belongs to the name before it.
  if (
    second === null ||
    (tokens[at + 1]?.spaced === true &&
      tokens[at + 1]?.kind === 'dash' &&
      tokens[at - 1]?.kind === 'word' &&
      !isLead(tokens, at))
  ) {
    return null;
  }
  const last = isList(tokens, at + 1) ? null : amountAt(tokens, second);
  return last === null || number * last.factor >= last.minutes ? null : lengthOf(at, last, number * last.factor);
}

/** Whether a number begins what the line says of its time: only small words stand before it. */
function isLead(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && ['about', 'between', 'ca', 'approx', 'around'].includes(before.text);
}

/** "5 min and 10 min" are two times. */
const isList = (tokens: readonly Token[], at: number): boolean =>
  andWords.has(tokens[at]?.text ?? '') &&
  ![tokens[at - 2], tokens[at - 3]].some((before) => ['between', 'zwischen', 'entre'].includes(before?.text ?? ''));

interface Amount {
  readonly minutes: number;
  /** What its unit lasts. */
  readonly factor: number;
  readonly next: number;
  readonly adjectival: boolean;
  readonly slight: boolean;
}

function lengthOf(first: number, { minutes, next, adjectival, slight }: Amount, least: number | null): Length {
  return { kind: 'length', first, next, minutes: [least ?? minutes, minutes], adjectival, slight };
}

/** A number with its unit, and what follows of smaller units: "1h30", "1 hour and 15 minutes", "2 min 30 sec". */
function amountAt(tokens: readonly Token[], at: number): Amount | null {
  const number = numberAt(tokens, at);
  const unit = number === null ? null : unitAt(tokens, at + 1);
  if (number === null || unit === null) return null;
  const { minutes: factor, adjectival, slight } = unit;
  const whole: Amount = { minutes: number * factor, factor, next: unit.next, adjectival, slight };
  const joined = andWords.has(tokens[unit.next]?.text ?? '') ? unit.next + 1 : unit.next;
  const rest = numberAt(tokens, joined);
  if (rest === null || rest >= 60) return whole;
  const restUnit = unitAt(tokens, joined + 1);
  if (restUnit !== null && restUnit.minutes < factor) {
    const minutes = whole.minutes + rest * restUnit.minutes;
    return { ...whole, minutes, next: restUnit.next };
  }
  // Without a unit after hours, "1h30" and "1 h 30", and after minutes that touch it: "2m30".
  const isGlued = tokens[at + 1]?.spaced === false && tokens[joined]?.spaced === false;
  const isBelow = factor === 60 || (factor === 1 && isGlued);
  const isRest = isBelow && restUnit === null && joined === unit.next && !followsOn(tokens, joined + 1);
  return isRest ? { ...whole, minutes: whole.minutes + (rest * factor) / 60, next: joined + 1 } : whole;
}

/** "1 h 30 people", "1 h 30% by hand": what the number would count. */
const followsOn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.spaced === true && (tokens[at]?.kind === 'word' || tokens[at]?.kind === 'percent');

interface Unit {
  readonly minutes: number;
  readonly next: number;
  readonly adjectival: boolean;
  readonly slight: boolean;
}

function unitAt(tokens: readonly Token[], at: number): Unit | null {
  const token = tokens[at];
  if (token?.kind === 'quote') {
    // 5' and 5'', but not the end of a quotation.
    if (token.spaced || /["”“]/.test(token.text[0] ?? '')) return null;
    const after = tokens[at + 1];
    if (after !== undefined && !after.spaced && !after.marked && after.kind === 'word') return null;
    const seconds = token.text.length === 2 || token.text === '″';
    return { minutes: seconds ? 1 / 60 : 1, next: at + 1, adjectival: false, slight: seconds };
  }
  const hyphened = token?.kind === 'dash' && !token.spaced && tokens[at + 1]?.spaced === false;
  const word = hyphened ? tokens[at + 1] : token;
  const minutes = word?.kind === 'word' ? units.get(word.text) : undefined;
  if (word === undefined || minutes === undefined) return null;
  const next = hyphened ? at + 2 : at + 1;
  // "5 m/s", "5 s-curves": not a unit by itself.
  const after = tokens[next];
  if (after !== undefined && !after.spaced && !after.marked && word.text.length === 1) {
    const isPart = after.kind === 'dash' && tokens[next + 1]?.kind === 'word' && tokens[next + 1]?.spaced === false;
    if (isPart || (after.kind === 'slash' && tokens[next + 1]?.kind === 'word')) return null;
  }
  const shortened = shortUnits.has(word.text) && after?.kind === 'stop' && after.text === '.' && !after.spaced;
  return {
    minutes,
    next: shortened ? next + 1 : next,
    adjectival: hyphened || singularUnits.has(word.text),
    slight: word.text === 's',
  };
}

/** The value of a number that may be one of minutes or hours. */
function numberAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  const [value] = token?.kind === 'number' ? token.values : [];
  return value === undefined || !(value < 1000) ? null : value;
}

/** Where the second end of a range begins. */
function rangeAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind === 'dash' && token.text !== '---') return at + 1;
  if (token?.kind === 'about' && token.text === '~') return at + 1;
  return token?.kind === 'word' && rangeWords.has(token.text) ? at + 1 : null;
}

function bareAt(tokens: readonly Token[], at: number): Time | null {
  const from = numberAt(tokens, at);
  const after = tokens[at + 1];
  // "10x", "2nd", "50%", "5,000-foot"
  if (
    from === null ||
    (after !== undefined && !after.spaced && ['word', 'percent', 'number', 'quote'].includes(after.kind))
  ) {
    return null;
  }
  const second = after?.kind === 'dash' && tokens[at + 2]?.kind === 'number' ? at + 2 : null;
  const to = second === null ? null : numberAt(tokens, second);
  // "Python 3 - 10 min": the second one is a time of its own.
  if (second === null || to === null || to <= from || unitAt(tokens, second + 1) !== null)
    return { kind: 'bare', first: at, next: at + 1, minutes: [from, from] };
  return { kind: 'bare', first: at, next: second + 1, minutes: [from, to] };
}
