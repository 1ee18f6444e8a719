import type { Rule } from '../rule.ts';

export const commentClosed: Rule = {
  name: 'comment-closed',
  severity: 'error',
  summary: 'Every comment ends.',
  why: 'A comment that is not closed hides all that follows it, and the sections after it are gone.',
  sources: ['https://spec.commonmark.org/0.31.2/#html-blocks'],
  examples: {
    good: `
# Ship it at noon

<!-- Say why. -->
`,
    bad: `
# Ship it at noon

<!-- Say why.
^^^^ This comment is never closed: all that follows is hidden by it.
`,
  },
  *check({ proposal: { unclosed } }) {
    if (unclosed === null) return;
    const message = 'This comment is never closed: all that follows is hidden by it.';
    yield { span: unclosed, message, help: 'End it with `-->`.' };
  },
};
