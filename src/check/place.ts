import type { FieldCounter } from '../conference/conference.ts';
import type { Answer } from '../proposal/answers.ts';
import type { Proposal } from '../proposal/proposal.ts';
import type { Span } from '../text/span.ts';

/** Where to point when something is said of a key: its value, else the key, else the head of the file. */
export function keyPlace(proposal: Proposal, key: string): Span {
  const entry = proposal.frontMatter.entries.get(key);
  if (entry !== undefined) return entry.valueSpan.end > entry.valueSpan.start ? entry.valueSpan : entry.keySpan;
  return headPlace(proposal);
}

/** Where to point when something is said of a call: its id, alone or in a list of them. */
export function callPlace(proposal: Proposal, name: string | null): Span {
  const span = keyPlace(proposal, 'conference');
  const at = name === null ? -1 : proposal.source.slice(span.start, span.end).indexOf(name);
  return name === null || at === -1 ? span : { start: span.start + at, end: span.start + at + name.length };
}

/** Where to point when something is said of the whole proposal: its opening fence or its first heading. */
export function headPlace({ frontMatter, headings, body, part, source }: Proposal): Span {
  const isFirst = part === undefined || part.number === 1;
  if (frontMatter.span !== null && isFirst) return { start: frontMatter.span.start, end: frontMatter.span.start + 3 };
  const heading = headings[0]?.textSpan;
  if (heading !== undefined || isFirst) return heading ?? { start: body.start, end: body.start };
  // Of a later proposal in the file, the first words of its own: a label, or a bold line.
  const words = /\S[^\s:]*/.exec(source.slice(body.start, body.start + 200));
  const start = body.start + (words?.index ?? 0);
  return { start, end: start + (words?.[0].length ?? 0) };
}

/** What to call an answer in a message: the heading it stands under, else its field. */
export function nameOf({ heading, field }: Answer): string {
  const words = heading ?? field;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What to add to a count where the form's own way of counting is not known; else nothing. */
export function howCounted({ name, known }: FieldCounter): string {
  return known ? '' : ` How this form counts is not known; this is by "${name}".`;
}
