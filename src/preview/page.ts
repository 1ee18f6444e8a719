import { createHash } from 'node:crypto';
import { deadlineWords, localWords, stateWords, type Verdict } from '../conference/deadline.ts';
import { zoneId, zoneWords } from '../conference/zones.ts';
import { escaped, htmlOf } from '../export/html.ts';
import { counted } from '../text/display.ts';
import { timelineSvg, timelineWords } from './timeline.ts';
import type { FieldView, FindingView, TalkView } from './view.ts';

/** What a page is made of besides the talk: one stylesheet, and scripts that are allowed by their hash. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  /** Only where the page follows the file. */
  readonly live?: string;
}

/** A whole page, with the policy that says what a browser may do with it. */
export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** The parts of a page that change with the file. */
export interface Shown {
  readonly title: string;
  readonly html: string;
  /** What to say of a change, in a few words. */
  readonly words: string;
}

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** No request may leave, nothing may run but our own scripts, and nothing may stand round the page. */
function policyFor({ style, script, live }: Assets): string {
  const scripts = [script, ...(live === undefined ? [] : [live])].map(hashed).join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${hashed(style)}`,
    `connect-src ${live === undefined ? "'none'" : "'self'"}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Crect x=%222%22 width=%2212%22 height=%2216%22 rx=%221.5%22 fill=%22%230a5c63%22/%3E%3Cpath d=%22M5 5h6M5 8h6M5 11h3%22 stroke=%22%23fff%22 stroke-width=%221.3%22/%3E%3C/svg%3E';

/** A page round what is shown. With `asOf`, in milliseconds, its clock starts there when it is opened. */
export function pageOf({ title, html }: Shown, assets: Assets, asOf?: number): Page {
  const { style, script, live } = assets;
  const policy = policyFor(assets);
  return {
    policy,
    html: `<!doctype html>
<html lang="en"${asOf === undefined ? '' : ` data-as-of="${asOf}"`}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="${ICON}">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#talk">Skip to the proposal</a>
<div id="page">
${html}
</div>
<p id="told" role="status"></p>
<script>${script}</script>${live === undefined ? '' : `\n<script>${live}</script>`}
</body>
</html>
`,
  };
}

/** A talk as its reviewers read it, with what the check says beside it. */
export function shownOf(view: TalkView): Shown {
  const { report, titleWords } = view;
  const { conference } = report;
  const name = conference?.name ?? 'no call';
  const errors = view.findings.filter(({ severity }) => severity === 'error').length;
  const warnings = view.findings.filter(({ severity }) => severity === 'warning').length;
  return {
    title: `${titleWords === '' ? 'A proposal' : titleWords} · ${name}`,
    words: `Read again: ${counted(errors, 'errors')}, ${counted(warnings, 'warnings')}.`,
    html: `<header class="top">
<p class="call"><b>${escaped(name)}</b> ${conference === null ? 'No call is named, so this is the file as it reads.' : 'as its reviewers read it'}</p>
<ul class="chips">${jumpOf(errors, warnings)}${chipsOf(view)
      .map((chip) => `<li>${escaped(chip)}</li>`)
      .join('')}</ul>
</header>
<div class="desk">
<main id="talk" class="paper" tabindex="-1">
${paper(view)}
</main>
<aside class="margin" aria-label="What cfp says of it">
${[verdictPart(errors, warnings), deadlinePart(view), lengthsPart(view), outlinePart(view), findingsPart(view)].filter(Boolean).join('\n')}
</aside>
</div>
<footer class="foot"><p>Made by cfp on this machine. It sends nothing anywhere.</p></footer>`,
  };
}

/** On a narrow page the margin is below the paper: a way there. */
function jumpOf(errors: number, warnings: number): string {
  const [kind, said, more] = verdictOf(errors, warnings);
  return `<li class="jump ${kind}"><a href="#verdict">${said}${errors + warnings === 0 ? '' : `: ${more}`}</a></li>`;
}

function chipsOf({ blacked, dialect }: TalkView): string[] {
  const review =
    blacked === null
      ? 'Reviewers see who speaks'
      : `Anonymous review${blacked === 0 ? '' : `: ${counted(blacked, 'places')} blacked out`}`;
  return [review, dialect === null ? 'Markdown as CommonMark has it' : `Markdown as ${dialect} has it`];
}

function paper({ title, facts, fields, hidden, unasked }: TalkView): string {
  const head =
    title.length === 0
      ? '<h1 id="field-title" class="empty">No title yet</h1>'
      : `<h1 id="field-title">${htmlOf(title)}</h1>`;
  const kept = [
    ...(hidden.length === 0
      ? []
      : [
          `<details class="kept" id="hidden"><summary>Reviewers do not see ${counted(hidden.length, 'answers')}</summary>${hidden.map((field) => fieldPart(field, 'hidden')).join('')}</details>`,
        ]),
    ...(unasked.length === 0
      ? []
      : [`<p class="kept">The form does not ask for: ${unasked.map(escaped).join(', ')}. It stays in your file.</p>`]),
  ];
  return [
    facts.length === 0 ? '' : `<p class="facts">${facts.map(escaped).join(' · ')}</p>`,
    head,
    ...fields.map((field) => fieldPart(field, 'field')),
    ...kept,
  ]
    .filter(Boolean)
    .join('\n');
}

function fieldPart(view: FieldView, prefix: string): string {
  const { field, label, nodes, required } = view;
  const id = `${prefix}-${field}`;
  const body =
    nodes.length > 0
      ? `<div class="prose">${htmlOf(nodes)}</div>`
      : `<p class="nothing${required ? ' wanted' : ''}">${required ? 'The form requires this, and it is empty.' : 'Not answered.'}</p>`;
  return `<section class="field" id="${escaped(id)}" aria-labelledby="${escaped(id)}-label">
<div class="head"><h2 id="${escaped(id)}-label">${escaped(label)}</h2><p class="count">${countOf(view)}</p></div>
${body}
</section>`;
}

function countOf({ count, unit, max, min }: FieldView): string {
  if (count === 0) return max === null ? '' : `up to ${max} ${unit}`;
  if (max === null) return min === null ? counted(count, unit) : `${counted(count, unit)}, at least ${min} wanted`;
  const words = `${count} of ${max} ${unit}`;
  if (count > max) return `<span class="over">${words}, ${count - max} over</span>`;
  return count > max * 0.9 ? `<span class="near">${words}</span>` : words;
}

/** The verdict in words, with the kind that colours it. */
function verdictOf(errors: number, warnings: number): readonly [kind: string, said: string, more: string] {
  const found = `${counted(errors, 'errors')}, ${counted(warnings, 'warnings')}`;
  if (errors > 0) return ['error', 'Not ready to submit', found];
  if (warnings > 0) return ['warning', 'Can be submitted', `with ${counted(warnings, 'warnings')}`];
  return ['good', 'Ready to submit', 'Nothing stands against it.'];
}

function verdictPart(errors: number, warnings: number): string {
  const [kind, said, more] = verdictOf(errors, warnings);
  return `<section id="verdict" class="verdict ${kind}" aria-label="Verdict"><strong>${said}</strong><p>${more}</p></section>`;
}

function deadlinePart({ report: { verdict, now, zone, conference } }: TalkView): string {
  if (verdict === null || conference === null) return '';
  const { state, closes, opens } = verdict;
  const isComing = state === 'not-open' && opens !== null;
  const instant = isComing ? opens : closes;
  const data =
    instant === null || state === 'closed'
      ? ''
      : ` data-at="${instant.epochMilliseconds}" data-kind="${isComing ? 'opens' : 'closes'}"`;
  const times =
    instant === null
      ? `<p class="aside">${escaped(deadlineWords(verdict, now, zone))}</p>`
      : `<dl class="when">${eventTime(verdict, instant, isComing)}<dt>UTC</dt><dd>${timeIn(instant, 'UTC', isComing)}</dd><dt>Where you are</dt><dd id="own-time" data-at="${instant.epochMilliseconds}">${timeIn(instant, zone, isComing)}</dd></dl>`;
  const whose = verdict.format === null ? '' : ` for ${verdict.format.name}`;
  return `<section id="deadline" class="${state}"><h2>Deadline${escaped(whose)}</h2><p class="left" id="left" role="timer"${data}>${escaped(capital(stateWords(verdict, now)))}</p>${times}</section>`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Instant = NonNullable<Verdict['closes']>;

function eventTime({ zone }: Verdict, instant: Instant, begins: boolean): string {
  const id = zone === null ? undefined : zoneId(zone);
  if (zone === null || id === undefined || id === 'UTC') return '';
  const words = zoneWords(zone).replace(/^in /, '');
  return `<dt>${escaped(words)}</dt><dd>${timeIn(instant, id, begins)}</dd>`;
}

/** One time in one zone, as the rest of cfp writes it. */
function timeIn(instant: Instant, zone: string, begins: boolean): string {
  const { date, time } = localWords(instant, zone, begins ? 'begins' : 'ends');
  return escaped(`${date} ${time}`);
}

function lengthsPart({ fields }: TalkView): string {
  const limited = fields.filter(({ max }) => max !== null);
  if (limited.length === 0) return '';
  const rows = limited.map((view) => {
    const { field, label, count, max } = view;
    const share = max === null || max === 0 ? 0 : count / max;
    const kind = share > 1 ? ' over' : share > 0.9 ? ' near' : '';
    const width = Math.round(Math.min(1, share) * 1000) / 10;
    return `<li><a href="#field-${escaped(field)}"><span class="row"><span>${escaped(label)}</span> <span class="count">${countOf(view)}</span></span></a><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect class="fill${kind}" width="${width}" height="4"/></svg></li>`;
  });
  return `<section id="lengths"><h2>Lengths</h2><ul class="gauges">${rows.join('')}</ul></section>`;
}

function outlinePart({ report: { outline, slot }, parts }: TalkView): string {
  if (outline === null) return '';
  const isOver = slot !== null && outline.minutes[0] > slot[1];
  let at = 0;
  const items = parts.map(({ text, minutes: [least], target }, index) => {
    const from = at;
    at += least;
    const words = `<span class="key">${index + 1}</span><span class="name">${escaped(text)}</span><span class="min">${from}–${Math.round(at * 10) / 10}</span>`;
    return `<li>${target === null ? `<div>${words}</div>` : `<a href="#${escaped(target)}">${words}</a>`}</li>`;
  });
  return `<section id="outline"><h2>Minutes</h2>${timelineSvg({ ...outline, items: outline.items.map((item, index) => ({ ...item, text: parts[index]?.text ?? '' })) }, slot)}<p class="aside${isOver ? ' over' : ''}">${escaped(timelineWords(outline.minutes, slot))}</p><ol class="parts">${items.join('')}</ol></section>`;
}

function findingsPart({ findings }: TalkView): string {
  const told = findings.filter(({ severity }) => severity !== 'info');
  const advice = findings.filter(({ severity }) => severity === 'info');
  const list = (some: readonly FindingView[]): string => `<ol class="findings">${some.map(findingItem).join('')}</ol>`;
  const main = told.length === 0 ? '<p class="aside">No errors and no warnings.</p>' : list(told);
  const more =
    advice.length === 0
      ? ''
      : `<details class="advice" id="advice"><summary>${counted(advice.length, 'pieces')} of advice</summary>${list(advice)}</details>`;
  return `<section id="findings"><h2>Findings</h2>${main}${more}</section>`;
}

function findingItem({ severity, rule, message, help, place, target }: FindingView): string {
  const word = { error: 'Error', warning: 'Warning', info: 'Advice' }[severity];
  const body = `<span class="kind">${word}</span> <span class="rule">${escaped(rule)}, line ${place.line}</span><br><span class="said">${escaped(message)}</span>`;
  const shown = target === null ? `<div>${body}</div>` : `<a href="#${escaped(target)}">${body}</a>`;
  return `<li class="${severity}">${shown}${help === undefined ? '' : `<p class="help">${escaped(help)}</p>`}</li>`;
}
