import { inline, listed } from '../../text/display.ts';
import { nearest } from '../../text/suggest.ts';
import { levels } from '../../topic/topic.ts';
import { keyPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

const ANY = ['all', 'any', 'everyone'];

export const levelKnown: Rule = {
  name: 'level-known',
  severity: 'warning',
  summary: 'The level is one that forms offer.',
  why: 'A level that nobody else uses tells a reviewer nothing; and other readers of YAML take `no` for false.',
  sources: ['pretalx (https://docs.pretalx.org/)'],
  examples: {
    good: `
---
level: intermediate
---
`,
    bad: `
---
level: medium
       ^^^^^^ There is no level "medium".
---
`,
  },
  *check({ proposal }) {
    const entry = proposal.frontMatter.entries.get('level');
    if (entry === undefined || entry.value === null) return;
    const known = [...levels, ...ANY];
    const level = entry.text.trim().toLowerCase();
    if (known.includes(level)) return;
    const near = nearest(level, levels);
    const help = near === undefined ? `Write one of ${listed(known, 'or')}.` : `Did you mean "${near}"?`;
    yield { span: keyPlace(proposal, 'level'), message: `There is no level "${inline(entry.text)}".`, help };
  },
};
