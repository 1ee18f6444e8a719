import type { Span } from '../text/span.ts';
import { headingNames, type Headings, type NamedField } from './headings.ts';
import { OWN_KEYS, type Proposal } from './proposal.ts';
import { sectionsOf, type Section } from './sections.ts';

/**
 * The proposals that a file holds: itself, or, where the fields begin again under another title, each of them. The keys
 * of cfp in the front matter are for all of them, and its answers for the first.
 */
export function partsOf(proposal: Proposal, form: readonly NamedField[], common: Headings): Proposal[] {
  const sections = sectionsOf(proposal, headingNames(form, common));
  const starts = beginnings(proposal, sections);
  if (starts.length === 0) return [proposal];
  const ends = [...starts, proposal.body.end];
  return [proposal.body.start, ...starts].map((start, index) => {
    const part = { number: index + 1, of: ends.length };
    return { ...within(proposal, { start, end: ends[index] ?? start }, index === 0), part };
  });
}

/** The fields of which every proposal has one. */
const CORE = ['title', 'abstract', 'description', 'outline'];

/** Where another proposal begins: at a title, or below a rule, after which a field comes that was answered before. */
function beginnings(proposal: Proposal, sections: readonly Section[]): number[] {
  const { rules } = proposal;
  const starts: number[] = [];
  const seen = new Set<string>();
  const levels = sections
    .filter(({ fields }) => CORE.some((field) => fields.includes(field)))
    .map(({ heading }) => heading.level);
  const top = Math.min(...levels);
  for (const [index, { heading, fields, by }] of sections.entries()) {
    const field = by === 'slip' ? undefined : CORE.find((name) => fields[0] === name);
    if (field === undefined) continue;
    if (seen.has(field)) {
      const start = field === 'title' ? heading.span.start : beginning(index);
      if (start !== null) {
        starts.push(withNotesAbove(proposal, start));
        seen.clear();
      }
    }
    seen.add(field);
  }
  return starts;

  /** The title right above a section, else the rule between it and the heading before. */
  function beginning(index: number): number | null {
    const [before, section] = [sections[index - 1], sections[index]];
    if (before === undefined || section === undefined) return null;
    const { level } = before.heading;
    const isAbove = level < Math.min(top, section.heading.level);
    const isLikeFirst = sections[0]?.fields.length === 0 && level === sections[0].heading.level;
    if (before.fields.length === 0 && (isAbove || isLikeFirst)) return before.heading.span.start;
    const rule = rules.find(({ start, end }) => start >= before.content.start && end <= section.heading.span.start);
    return rule?.end ?? null;
  }
}

/** The comments right above a title are notes on it. */
function withNotesAbove({ source, comments }: Pick<Proposal, 'source' | 'comments'>, start: number): number {
  const above = comments.findLast((comment) => comment.end <= start && source.slice(comment.end, start).trim() === '');
  return above === undefined ? start : withNotesAbove({ source, comments }, above.start);
}

function within(proposal: Proposal, body: Span, isFirst: boolean): Proposal {
  const { frontMatter, headings, labels, blocks, rules, comments, code, unclosed } = proposal;
  const isIn = ({ start }: Span): boolean => start >= body.start && start < body.end;
  const hasSpan = ({ span }: { readonly span: Span }): boolean => isIn(span);
  const shared = new Map([...frontMatter.entries].filter(([key]) => key !== 'title' && OWN_KEYS.has(key)));
  return {
    ...proposal,
    frontMatter: isFirst ? frontMatter : { ...frontMatter, entries: shared, problems: [] },
    body,
    headings: headings.filter(hasSpan),
    labels: labels.filter(hasSpan),
    blocks: blocks.filter(hasSpan),
    rules: rules.filter(isIn),
    comments: comments.filter(isIn),
    code: code.filter(isIn),
    unclosed: unclosed !== null && isIn(unclosed) ? unclosed : null,
  };
}
