import { spanIn } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import type { Finding, Rule } from '../rule.ts';

// U+200C and U+200D join letters of some scripts, and emoji; U+200E and U+200F belong to text from right to left.
const HIDDEN =
  /[\u200b\u2060\ufeff]|[\u202a-\u202e\u2066-\u2069]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\u00ad|\u00a0{2,}|(?<![\p{M}\u200d\ufe0f])\P{M}\p{M}{1,20}/gu;

export const noHiddenCharacters: Rule = {
  name: 'no-hidden-characters',
  severity: 'warning',
  summary: 'There is nothing in the text that cannot be seen.',
  why: 'Such characters come along when one pastes; they count against the limit, break searches, and can turn a line round.',
  sources: ['https://trojansource.codes', 'https://unicode.org/reports/tr15/'],
  examples: {
    good: `
# Ship it at noon

Naïve café 🎉 — déjà vu, and a family 👨‍👩‍👧.
`,
    bad: `
# Ship it at noon

We deploy\u200b by day.
         ^ Abstract has a zero-width space (U+200B), which cannot be seen.
`,
  },
  *check({ proposal, reading }) {
    yield* mixedLineEnds(proposal.source);
    for (const answer of reading.answers) {
      for (const match of answer.text.matchAll(HIDDEN)) {
        const [found] = match;
        const said = sayFor(found, nameOf(answer));
        if (said === null) continue;
        const { text, ...words } = said;
        const span = spanIn(answer, match.index, match.index + found.length);
        yield { ...words, span, fix: span.end - span.start === found.length ? { span, text } : undefined };
      }
    }
  },
};

const NAMES: Readonly<Record<string, string>> = {
  '\u200b': 'zero-width space',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
  '\u00ad': 'soft hyphen',
};

/** What to say of a match, and the text that it should be; null where it is fine as it is. */
function sayFor(found: string, name: string): (Pick<Finding, 'message' | 'help'> & { text: string }) | null {
  const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (found.startsWith(' ')) {
    return { message: `${name} has ${found.length} no-break spaces in a row.`, help: 'Write one space.', text: ' ' };
  }
  if (/\p{M}/u.test(found)) {
    const text = found.normalize('NFC');
    if (text === found) return null;
    return {
      message: `${name} has "${text}" in pieces: a letter and its marks apart.`,
      help: 'Write it as one letter (NFC).',
      text,
    };
  }
  const kind = NAMES[found] ?? (/[\u202a-\u202e\u2066-\u2069]/.test(found) ? 'direction control' : 'control character');
  return { message: `${name} has a ${kind} (${code}), which cannot be seen.`, help: 'Take it out.', text: '' };
}

/** Line ends of more than one kind: no editor shows them, and a form may count them differently. */
function* mixedLineEnds(source: string): Iterable<Finding> {
  if (!source.includes('\r')) return;
  const ends = Array.from(source.matchAll(/\r\n|\n|\r/g), ({ 0: end, index }) => ({ end, index }));
  const windows = ends.filter(({ end }) => end === '\r\n').length;
  const usual = windows > ends.length / 2 ? '\r\n' : '\n';
  const others = ends.filter(({ end }) => end !== usual);
  const [first] = others;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return;
  const span = { start: first.index, end: last.index + last.end.length };
  const text = source.slice(span.start, span.end).replace(/\r\n|\n|\r/g, usual);
  const message = `${counted(others.length, 'line ends')} of ${ends.length} differ from the others.`;
  const place = { start: first.index, end: first.index + first.end.length };
  yield {
    span: place,
    message,
    help: 'Save the file with one kind of line end.',
    severity: 'info',
    fix: { span, text },
  };
}
