/** A way in which a phrase begins: its first word, or the letters that its first word begins with. */
export interface PhraseStart {
  readonly letters: string;
  readonly whole: boolean;
}

/** As far as a way was read: `open` goes on with what stands next, the others say all that can be said of the first word. */
interface Way {
  readonly letters: string;
  readonly end: 'open' | 'word' | 'prefix';
}

/** What was read, and where it ends. */
interface Part {
  readonly ways: readonly Way[];
  readonly next: number;
}

const NOTHING: readonly Way[] = [{ letters: '', end: 'open' }];
const ANYTHING: readonly Way[] = [{ letters: '', end: 'prefix' }];

/**
 * How a phrase may begin, read from its pattern: literal letters, groups, choices, classes and what may be left out. What
 * is not understood is said to begin with anything, so that a phrase may be looked for too often, and is never missed.
 */
export function phraseStarts(match: string): readonly PhraseStart[] {
  const { ways } = readChoice(match, 0);
  const starts = ways.map(({ letters, end }) => ({ letters, whole: end !== 'prefix' }));
  return [...new Map(starts.map((start) => [`${start.letters} ${String(start.whole)}`, start])).values()];
}

function readChoice(pattern: string, from: number): Part {
  const ways: Way[] = [];
  for (let next = from; ; next++) {
    const way = readSequence(pattern, next);
    ways.push(...way.ways);
    next = way.next;
    if (pattern[next] !== '|') return { ways, next };
  }
}

function readSequence(pattern: string, from: number): Part {
  let ways = NOTHING;
  let next = from;
  while (next < pattern.length && pattern[next] !== '|' && pattern[next] !== ')') {
    const item = readRepeated(pattern, next);
    ways = ways.flatMap((way) =>
      way.end === 'open' ? item.ways.map(({ letters, end }) => ({ letters: way.letters + letters, end })) : [way],
    );
    next = item.next;
  }
  return { ways, next };
}

const REPEATED = /(\?|\*|\+|\{(\d+)(?:,\d*)?\})\??/y;

function readRepeated(pattern: string, from: number): Part {
  const { ways, next } = readItem(pattern, from);
  REPEATED.lastIndex = next;
  const found = REPEATED.exec(pattern);
  if (found === null) return { ways, next };
  const [all, how = '', least] = found;
  const onceOrMore =
    how === '?' ? ways : ways.map(({ letters, end }): Way => ({ letters, end: end === 'open' ? 'prefix' : end }));
  const optional = how === '?' || how === '*' || least === '0';
  return { ways: optional ? [...onceOrMore, ...NOTHING] : onceOrMore, next: next + all.length };
}

function readItem(pattern: string, from: number): Part {
  const char = pattern.charAt(from);
  if (char === '(') return readGroup(pattern, from);
  if (char === '[') return readClass(pattern, from);
  if (char === '\\') return { ways: /\w/.test(pattern.charAt(from + 1)) ? ANYTHING : wayOf(''), next: from + 2 };
  return { ways: char === '.' ? ANYTHING : wayOf(char), next: from + 1 };
}

function readGroup(pattern: string, from: number): Part {
  const looksAround = /\(\?<?[=!]/y;
  looksAround.lastIndex = from;
  const opening = pattern.startsWith('(?:', from) ? 3 : (looksAround.exec(pattern)?.[0].length ?? 1);
  const { ways, next } = readChoice(pattern, from + opening);
  return { ways: opening === 1 || pattern.startsWith('(?:', from) ? ways : NOTHING, next: next + 1 };
}

function readClass(pattern: string, from: number): Part {
  const end = pattern.indexOf(']', from);
  const inside = pattern.slice(from + 1, end);
  const listed = !/[\\^]|.-./.test(inside);
  return { ways: listed ? Array.from(inside).flatMap((char) => wayOf(char)) : ANYTHING, next: end + 1 };
}

/** A letter belongs to the word; whatever else ends it. */
const wayOf = (char: string): readonly Way[] =>
  /[0-9a-z_\u00aa-\u024f]/.test(char) ? [{ letters: char, end: 'open' }] : [{ letters: '', end: 'word' }];
