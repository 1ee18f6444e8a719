import { rules, folderRules } from './rules/index.ts';
import type { Field } from '../conference/conference.ts';
import { listed } from '../text/display.ts';
import { exampleCall } from './example-call.ts';
import type { RuleWords } from './rule.ts';

/** How a page is set: on a terminal, or as plain text. */
export interface Setting {
  readonly heading: (text: string) => string;
  readonly wrap: (text: string) => string;
}

/** Name, severity and summary: a rule's line in a list. */
export function tableRow({ name, severity, summary }: RuleWords): [name: string, severity: string, summary: string] {
  return [name, severity, summary];
}

/** The page of a rule: what it holds, why, who says so, a good and a bad example, and how to switch it off. */
export function pageOf(rule: RuleWords, { heading, wrap }: Setting): string {
  const { name, severity, summary, why, sources } = rule;
  const { good, bad } = examplesOf(name);
  const example = (title: string, text: string): string[] =>
    text === '' ? [] : ['', heading(title), text.replace(/^\n|\n$/g, '').replace(/^(?=.)/gm, '    ')];
  const lines = [
    heading(`${name} (${severity})`),
    wrap(summary),
    '',
    wrap(why),
    '',
    heading('Who says so'),
    ...sources.map((source) => `  ${source}`),
    ...example('Good', good),
    ...example('Bad', bad),
    '',
    wrap(`The examples are held against a made-up call, which asks for ${listed(exampleCall.form.map(askedFor))}.`),
    '',
    heading('To switch it off'),
    `  in a proposal, for one line:   <!-- cfp-disable-next-line ${name}: why -->`,
    `  in a proposal, for all of it:  <!-- cfp-disable ${name}: why -->`,
    `  in .cfp.yaml:                  rules: {${name}: off}`,
    `  for one run:                   cfp check --rule ${name}=off`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What a form asks for in a field: "abstract (20 to 600 characters)". */
function askedFor({ field, min, max }: Field): string {
  if (max === undefined) return field;
  return `${field} (${min ?? 'up'} to ${max} characters)`;
}

function examplesOf(name: string): { good: string; bad: string } {
  const rule = rules.find((one) => one.name === name);
  if (rule !== undefined) return rule.examples;
  const { good = [], bad = [], message = '' } = folderRules.find((one) => one.name === name)?.examples ?? {};
  return { good: good.join('\n'), bad: bad.length === 0 ? '' : `${bad.join('\n')}\n${message}` };
}

/** The table of all rules, as README has it. */
export function rulesTable(all: readonly RuleWords[]): string {
  const rows = all.map(
    (rule) =>
      `| ${tableRow(rule)
        .map((cell, index) => (index === 0 ? `\`${cell}\`` : cell))
        .join(' | ')} |`,
  );
  return ['| rule | severity | holds |', '|---|---|---|', ...rows].join('\n');
}
