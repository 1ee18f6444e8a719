import type { Proposal } from '../proposal/proposal.ts';
import { lineIndex, lineText, type Span } from '../text/span.ts';

/** A comment that switches a rule off: for the line that follows it, or for the whole file. */
export interface Directive {
  readonly rule: string;
  readonly span: Span;
  /** The whole comment. */
  readonly comment: Span;
  /** Where it reaches; null for the whole file. */
  readonly reach: Span | null;
}

const DIRECTIVE = /^<!--\s*cfp-disable(?<next>-next-line)?(?![\w-])\s*(?<rules>[^:]*?)\s*(?::[\s\S]*)?-->$/;

/** Comments after so many are not looked at: nobody switches off that much by hand. */
const MOST_COMMENTS = 1000;

/** The directives of a proposal, one for each rule that a comment names. */
export function directivesOf(proposal: Proposal): Directive[] {
  return proposal.comments.slice(0, MOST_COMMENTS).flatMap((comment) => {
    const text = proposal.source.slice(comment.start, comment.end);
    const groups = DIRECTIVE.exec(text.slice(0, 1000))?.groups;
    if (groups === undefined) return [];
    const reach = groups.next === undefined ? null : nextLine(proposal, comment);
    const names = (groups.rules ?? '').split(/[\s,]+/).filter((name) => name !== '');
    let from = text.indexOf('cfp-disable') + 'cfp-disable'.length + (groups.next ?? '').length;
    return names.map((rule): Directive => {
      const start = comment.start + text.indexOf(rule, from);
      from = start - comment.start + rule.length;
      return { rule, span: { start, end: start + rule.length }, comment, reach };
    });
  });
}

/** The first line after a comment that is not blank. */
function nextLine({ source, lines }: Proposal, comment: Span): Span {
  let index = lineIndex(lines, comment.end) + 1;
  while (index < lines.length - 1 && lineText(source, index, lines).trim() === '') index++;
  return { start: lines[index] ?? source.length, end: lines[index + 1] ?? source.length };
}

/** Whether a directive switches off a rule's finding at a place. */
export function silences({ rule, reach }: Directive, found: { readonly rule: string; readonly span: Span }): boolean {
  if (rule !== found.rule) return false;
  return reach === null || (found.span.start >= reach.start && found.span.start < reach.end);
}
