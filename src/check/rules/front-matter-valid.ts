import { statuses } from '../../proposal/proposal.ts';
import { inline, listed } from '../../text/display.ts';
import { nearest } from '../../text/suggest.ts';
import type { Rule } from '../rule.ts';

/** The keys that `cfp` reads; a form's own fields may stand beside them. */
export const knownKeys = ['title', 'conference', 'topic', 'format', 'level', 'tags', 'status', 'track', 'submissions'];

export const frontMatterValid: Rule = {
  name: 'front-matter-valid',
  severity: 'error',
  summary: 'The front matter is YAML that says what its author meant.',
  why: 'A slip in YAML is often silent: half a title is taken for a comment, a key nobody knows is skipped.',
  sources: ['https://yaml.org/spec/1.2.2/'],
  examples: {
    good: `
---
title: "Django: a story"
status: draft
---
`,
    bad: `
---
title: Ship it at noon
fromat: talk-25
^^^^^^ cfp knows no key "fromat".
status: nearly
        ^^^^^^ There is no status "nearly".
---
`,
  },
  *check({ proposal, conference }) {
    yield* proposal.problems;
    const fields = conference?.form.map(({ field }) => field) ?? [];
    const known = [...knownKeys, ...fields];
    for (const { key, keySpan, value, valueSpan, text } of proposal.frontMatter.entries.values()) {
      if (!known.includes(key)) {
        const near = nearest(key, known);
        const message = `cfp knows no key "${inline(key)}".`;
        if (near === undefined) yield { span: keySpan, message, help: 'It is left as it is.', severity: 'info' };
        else yield { span: keySpan, message, help: `Did you mean "${near}"?`, severity: 'warning' };
      } else if (key === 'title' && value !== null && text === '') {
        const help = 'Put the title in double quotes.';
        yield {
          span: valueSpan.end > valueSpan.start ? valueSpan : keySpan,
          message: 'YAML reads this title as something else than text.',
          help,
        };
      } else if (key === 'status' && value !== null && !statuses.some((status) => status === value)) {
        const message = `There is no status "${inline(text)}".`;
        yield { span: valueSpan, message, help: `Write one of ${listed(statuses, 'or')}.` };
      }
    }
  },
};
