import { spanIn } from '../../proposal/answers.ts';
import { inline } from '../../text/display.ts';
import type { Rule } from '../rule.ts';

const LINK =
  /`[^`\n]{1,300}`|\[[^[\]\n]{1,300}\](?<gap>[ \t]{0,3})\((?<target>[^()\n]{0,1000}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?)(?<close>\)?)/g;
const NO_SCHEME = /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|eu|us|uk|de|fr)(?:[/?#]|$))/i;
const BAD_SCHEME = /^(?:htt?p?s?:?\/{1,2}|https?;|ttps?:|hhttps?:)(?!\/)/i;

export const linksWellFormed: Rule = {
  name: 'links-well-formed',
  severity: 'warning',
  summary: 'Every link is written so that it can be followed.',
  why: 'A reviewer clicks a link once. (No network is asked; whether the page is there is for you to try.)',
  sources: ['https://spec.commonmark.org/0.31.2/#links'],
  examples: {
    good: `
# Ship it at noon

As [PEP 703](https://peps.python.org/pep-0703/) says.
`,
    bad: `
# Ship it at noon

As [PEP 703](peps.python.org/pep-0703/) says.
             ^^^^^^^^^^^^^^^^^^^^^^^^^ This address has no https:// before it, so it leads nowhere.
`,
  },
  *check({ proposal, reading }) {
    for (const answer of reading.answers) {
      if (answer.field === 'title') continue;
      for (const match of answer.text.matchAll(LINK)) {
        const { gap = '', target = '', close = '' } = match.groups ?? {};
        if (match.groups?.target === undefined) continue;
        const from = match.index + match[0].length - close.length - target.length;
        const span = spanIn(answer, from, from + target.length);
        if (proposal.code.some(({ start, end }) => span.start >= start && span.start < end)) continue;
        const address = target.trim().replace(/^<(.*)>$/, '$1');
        // With a space before the bracket, "[sic] (as we say)" is prose unless an address follows.
        if (gap !== '') {
          if (!/^(?:https?:|www\.)/.test(address)) continue;
          const place = spanIn(answer, from - 1 - gap.length, from);
          yield {
            span: place,
            message: 'There is a space between the words of this link and its address.',
            help: 'Take the space out.',
          };
        } else if (address === '') {
          yield {
            span: spanIn(answer, match.index, match.index + match[0].length),
            message: 'This link has no address.',
            help: 'Write it into the brackets.',
          };
        } else if (close === '' && /^(?:https?:|www\.)/.test(address)) {
          yield { span, message: 'The bracket after this address is missing.', help: 'Close it with `)`.' };
        } else if (NO_SCHEME.test(address)) {
          yield {
            span,
            message: 'This address has no https:// before it, so it leads nowhere.',
            help: `Write https://${inline(address)}`,
          };
        } else if (!/^(?:https?:\/\/[^/\s]|mailto:|#|\/)/i.test(address) && BAD_SCHEME.test(address)) {
          yield {
            span,
            message: 'This address does not start as addresses do.',
            help: 'Start it with https:// instead.',
          };
        } else if (/^https?:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$)/i.test(address)) {
          yield { span, message: 'This address is on your own machine.', help: 'Link to a page that others can open.' };
        } else if (/^https?:\/\/\S+ (?!["'(])/.test(address)) {
          yield { span, message: 'This address has a space in it.', help: 'Write %20 for the space.' };
        }
      }
    }
  },
};
