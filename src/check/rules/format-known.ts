import { inline, listed } from '../../text/display.ts';
import { nearest } from '../../text/suggest.ts';
import { keyText } from '../../proposal/proposal.ts';
import { keyPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const formatKnown: Rule = {
  name: 'format-known',
  severity: 'error',
  summary: "The format is one of the conference's.",
  why: 'The form offers a list. The format decides the minutes of the slot, and sometimes the deadline.',
  sources: ['pretalx (https://docs.pretalx.org/)'],
  examples: {
    good: `
---
format: talk-25
---
`,
    bad: `
---
format: talk-20
        ^^^^^^^ Example Conf has no format "talk-20".
---
`,
  },
  *check({ proposal, conference, format }) {
    if (conference === null || conference.formats.length === 0 || format !== undefined) return;
    const span = keyPlace(proposal, 'format');
    const ids = conference.formats.map(({ id }) => id);
    const offered = `${conference.name} offers ${listed(ids)}.`;
    const named = keyText(proposal, 'format');
    if (named === undefined) {
      // Nine of ten public proposals have no front matter: the format is chosen on the form.
      const severity = proposal.frontMatter.span === null ? 'info' : 'warning';
      const message = 'No format is named, so the outline is held against no slot.';
      yield { span, message, help: `Add \`format:\`; ${offered}`, severity };
      return;
    }
    const near = nearest(named, ids);
    const help = near === undefined ? offered : `Did you mean "${near}"? ${offered}`;
    yield { span, message: `${conference.name} has no format "${inline(named)}".`, help };
  },
};
