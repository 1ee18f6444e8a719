import { inline } from '../../text/display.ts';
import { didYouMean } from '../../text/suggest.ts';
import { silences, type Directive } from '../directives.ts';
import type { Diagnostic, Finding, Rule } from '../rule.ts';

export const disableUsed: Rule = {
  name: 'disable-used',
  severity: 'warning',
  summary: 'Every comment that switches a rule off has something to switch off.',
  why: 'A comment that outlives its reason hides the next mistake.',
  sources: ['cfp itself: README, "Rules"'],
  examples: {
    good: `
# The grammar of TODO comments

<!-- cfp-disable-next-line no-placeholder: they are the subject of the talk -->
What TODO means in ten thousand repositories.
`,
    bad: `
# The grammar of comments

<!-- cfp-disable-next-line no-placeholder: they are the subject of the talk -->
                           ^^^^^^^^^^^^^^ There is nothing here for no-placeholder to find.
What people mean in ten thousand repositories.
`,
  },
  // What is switched off is known only when all other rules have run: the runner calls `unusedDirectives`.
  check: () => [],
};

/** What `disable-used` finds, once all other rules have found what they find. */
export function* unusedDirectives(
  directives: readonly Directive[],
  found: readonly Pick<Diagnostic, 'rule' | 'span'>[],
  known: readonly string[],
): Iterable<Finding> {
  for (const directive of directives) {
    const { rule, span, comment } = directive;
    if (!known.includes(rule)) {
      const help = didYouMean(rule, known) || 'List the rules with `cfp rules`.';
      yield { span, message: `There is no rule "${inline(rule)}".`, help };
    } else if (rule !== 'disable-used' && !found.some((one) => silences(directive, one))) {
      const message = `There is nothing here for ${rule} to find.`;
      // A comment that names several rules may have one that is used.
      const alone = directives.every((other) => other === directive || other.comment !== comment);
      yield { span, message, help: 'Take the comment out.', fix: alone ? { span: comment, text: '' } : undefined };
    }
  }
}
