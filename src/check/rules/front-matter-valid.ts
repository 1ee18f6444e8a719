import * as v from 'valibot';
import type { Entry } from '../../proposal/front-matter.ts';
import { statuses } from '../../proposal/proposal.ts';
import { submissionSchema } from '../../proposal/submissions.ts';
import { inline, listed } from '../../text/display.ts';
import { nearest } from '../../text/suggest.ts';
import type { Finding, Rule } from '../rule.ts';

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
    yield* proposal.frontMatter.problems;
    const fields = conference?.form.map(({ field }) => field) ?? [];
    const known = [...knownKeys, ...fields];
    for (const entry of proposal.frontMatter.entries.values()) {
      const { key, keySpan, value, valueSpan, text } = entry;
      if (!known.includes(key)) yield unknownKey(entry, known);
      else if (key === 'title') yield* titleSlips(entry, proposal.source);
      else if (key === 'submissions') yield* submissionSlips(entry, proposal.source);
      else if (key === 'status' && value !== null && !statuses.some((status) => status === value)) {
        const message = `There is no status "${inline(text)}".`;
        yield {
          span: valueSpan.end > valueSpan.start ? valueSpan : keySpan,
          message,
          help: `Write one of ${listed(statuses, 'or')}.`,
        };
      }
    }
  },
};

function unknownKey({ key, keySpan }: Entry, known: readonly string[]): Finding {
  const near = nearest(key, known);
  const message = `cfp knows no key "${inline(key)}".`;
  if (near === undefined) return { span: keySpan, message, help: 'It is left as it is.', severity: 'info' };
  return { span: keySpan, message, help: `Did you mean "${near}"?`, severity: 'warning' };
}

/** The slips that YAML passes without a word. */
function* titleSlips({ keySpan, value, valueSpan, text, comment }: Entry, source: string): Iterable<Finding> {
  const help = 'Put the title in double quotes.';
  const span = valueSpan.end > valueSpan.start ? valueSpan : keySpan;
  if (value !== null && text === '') {
    const isMap = typeof value === 'object' && !Array.isArray(value);
    yield { span, message: `YAML reads this title as ${isMap ? 'a map' : 'something else than text'}.`, help };
  } else if (comment && !/^[ \t]{2,}#/.test(source.slice(valueSpan.end, valueSpan.end + 20))) {
    // Two spaces before a # are how people set off a comment that they mean.
    yield { span, message: `YAML takes all after the # for a comment, so the title is "${inline(text)}".`, help };
  }
}

/** What `cfp status` could not read in the log of submissions. */
function* submissionSlips({ keySpan, value, valueSpan }: Entry, source: string): Iterable<Finding> {
  const help = 'Write `- {conference: practice, state: submitted, on: 2024-04-29}`, or let `cfp status set` write it.';
  if (value === null) return;
  if (!Array.isArray(value)) {
    const span = valueSpan.end > valueSpan.start ? valueSpan : keySpan;
    yield { span, message: '`submissions` is no list.', help };
    return;
  }
  for (const [index, one] of value.entries()) {
    const result = v.safeParse(submissionSchema, one);
    if (result.success) continue;
    const [issue] = result.issues;
    const [path] = issue.path ?? [];
    const named = typeof path?.key === 'string' ? path.key : '';
    const written: unknown = path?.value;
    const words = typeof written === 'string' && issue.expected !== 'never' ? written : named;
    const at = words === '' ? -1 : source.slice(valueSpan.start, valueSpan.end).indexOf(words);
    const span = at === -1 ? valueSpan : { start: valueSpan.start + at, end: valueSpan.start + at + words.length };
    yield { span, message: `Submission ${index + 1} is not written right: ${slipWords(issue, named)}.`, help };
  }
}

function slipWords({ received, expected }: v.BaseIssue<unknown>, key: string): string {
  if (key === '') return 'it is no `conference`, `state` and `on`';
  if (received === 'undefined') return `\`${key}\` is missing`;
  if (expected === 'never') return `there is no key \`${inline(key)}\``;
  if (key === 'state') return `there is no state ${inline(received)}; it is one of ${listed(statuses, 'or')}`;
  return key === 'on' ? '`on` is a day, as 2024-04-29' : `\`${key}\` is the id of a call`;
}
