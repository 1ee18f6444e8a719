import { pageOf, tableRow } from '../check/page.ts';
import type { RuleWords } from '../check/rule.ts';
import { allRules } from '../check/rules/index.ts';
import { noRule } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { padTo, wrap } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';

export interface RulesOptions {
  readonly json?: boolean;
}

/** `cfp rules [name]`: lists the rules, or explains one. Returns the exit code. */
export function runRules(terminal: Terminal, name: string | undefined, options: RulesOptions): number {
  const { stdout } = terminal;
  const paint = paintFor(stdout, terminal);
  const rule = name === undefined ? undefined : ruleNamed(name);
  if (options.json === true) {
    const words = ({ name, severity, summary, why, sources }: RuleWords) => ({ name, severity, summary, why, sources });
    stdout.write(jsonText(rule === undefined ? allRules.map(words) : words(rule)));
  } else if (rule !== undefined) {
    const columns = stdout.isTTY ? Math.min(stdout.columns, 100) : 100;
    stdout.write(pageOf(rule, { heading: (text) => paint.bold(text), wrap: (text) => wrap(text, columns) }));
  } else if (stdout.isTTY) {
    const widest = Math.max(...allRules.map((one) => one.name.length));
    const columns = Math.min(stdout.columns, 120) - widest - 11;
    for (const { name, severity, summary } of allRules) {
      const [first = '', ...rest] = wrap(summary, Math.max(20, columns)).split('\n');
      const indent = ' '.repeat(widest + 11);
      stdout.write(
        `${[`${paint.bold(padTo(name, widest))}  ${padTo(severity, 7)}  ${first}`, ...rest.map((line) => indent + line)].join('\n')}\n`,
      );
    }
    stdout.write('\nExplain one: cfp rules <name>\n');
  } else {
    stdout.write(allRules.map((one) => `${tableRow(one).join('\t')}\n`).join(''));
  }
  return 0;
}

function ruleNamed(name: string): RuleWords {
  const rule = allRules.find((one) => one.name === name);
  if (rule === undefined)
    throw noRule(
      name,
      allRules.map((one) => one.name),
    );
  return rule;
}
