import type { Entry } from './entry.ts';
import { isWord, type Phrase } from './places.ts';
import type { Token, TokenKind } from './tokens.ts';
import { besideTotal, lengthLabels, minuteWords, runningWords, talkWords, totalWords } from './words.ts';

/** With more tokens than these a line is no total. */
const LONG_TOTAL = 40;

/** What makes a name without a word: "1984 (10 min)", "`cat` (5 min)". */
const NAMING: ReadonlySet<TokenKind> = new Set<TokenKind>(['number', 'percent', 'opaque', 'plus']);

/** What a line without a name speaks of. */
export function aboutOf({ tokens, times }: Phrase): Entry['about'] {
  const [time] = times;
  if (time === undefined || time.kind === 'clock' || time.kind === 'span' || tokens.length > LONG_TOTAL) return 'part';
  const ofTimes = new Set(
    times.flatMap(({ first, next }) => Array.from({ length: next - first }, (_, at) => first + at)),
  );
  const others = tokens.filter((token, at) => token.kind === 'word' && !ofTimes.has(at));
  const before = tokens.slice(0, time.first).filter(({ kind }) => kind === 'word');
  if (time.kind === 'bare' && before.length === 0) return 'part';
  const isAll = (words: readonly Token[], ...sets: ReadonlySet<string>[]): boolean =>
    words.every((word) => sets.some((set) => isWord(word, set)));
  const says = (words: readonly Token[], set: ReadonlySet<string>): boolean => words.some((word) => isWord(word, set));
  const separator = tokens[time.first - 1];
  const isSaid = separator?.kind === 'colon' || separator?.kind === 'equals';
  const said = isSaid ? before : others;
  if (tokens[0]?.kind === 'equals' && time.first === 1) return 'whole';
  // "(5 min; running total 15)": a time of its own, and what was counted up behind it.
  const [, second] = times;
  const isBefore = others.length > 0 && others.every(({ start }) => start > (tokens[time.next - 1]?.end ?? 0));
  if (second !== undefined && time.kind === 'length' && isBefore && isAll(others, runningWords, besideTotal))
    return 'parent';
  // "Running total", but not "total running time".
  const counted = said.filter(({ text }, at) => text !== 'running' || said[at + 1]?.text !== 'time');
  if (isAll(said, runningWords, besideTotal) && says(counted, soFarWords)) return 'so far';
  if (isAll(said, totalWords, besideTotal) && says(said, totalWords)) return 'whole';
  if (time.kind === 'bare') return isSaid && isAll(said, minuteWords) ? 'parent' : 'part';
  if (isAll(said, lengthLabels, talkWords) && says(said, lengthLabels))
    return says(said, talkWords) ? 'whole' : 'parent';
  const isNamed = tokens.some(({ kind }, at) => NAMING.has(kind) && !ofTimes.has(at));
  return others.length === 0 && times.length === 1 && !isNamed ? 'parent' : 'part';
}

const soFarWords: ReadonlySet<string> = new Set([...runningWords].filter((word) => !totalWords.has(word)));
