import { createHash } from 'node:crypto';
import { escaped, htmlOf } from '../export/html.ts';
import { counted } from '../text/display.ts';
import { countOf, marginOf, verdictOf, type Found } from './margin.ts';
import type { FieldView, TalkView } from './view.ts';

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
  /** The same for the same page. */
  readonly version: string;
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
export function pageOf({ title, html, version }: Omit<Shown, 'words'>, assets: Assets, asOf?: number): Page {
  const { style, script, live } = assets;
  const policy = policyFor(assets);
  return {
    policy,
    html: `<!doctype html>
<html lang="en"${asOf === undefined ? '' : ` data-as-of="${asOf}"`}${live === undefined ? '' : ` data-version="${version}"`}>
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
  const name = conference?.name ?? report.wanted ?? 'No call';
  const errors = view.findings.filter(({ severity }) => severity === 'error').length;
  const warnings = view.findings.filter(({ severity }) => severity === 'warning').length;
  const html = `<header class="top">
<p class="call"><b>${escaped(name)}</b> ${conference !== null ? 'as its reviewers read it' : `is ${report.wanted === null ? 'named' : 'not known to cfp'}, so this is the file as it reads`}</p>
<ul class="chips">${jumpOf({ errors, warnings })}${chipsOf(view)
    .map((chip) => `<li>${escaped(chip)}</li>`)
    .join('')}</ul>
</header>
<div class="desk">
<main id="talk" class="paper" tabindex="-1">
${paper(view)}
</main>
<aside class="margin" aria-label="What cfp says of it">
${marginOf(view, { errors, warnings })}
</aside>
</div>
<footer class="foot"><p>Made by cfp on this machine. It sends nothing anywhere.</p></footer>`;
  return {
    title: `${titleWords === '' ? 'A proposal' : titleWords} · ${name}`,
    words: `Read again: ${counted(errors, 'errors')}, ${counted(warnings, 'warnings')}.`,
    html,
    version: hashed(html),
  };
}

/** On a narrow page the margin is below the paper: a way there. */
function jumpOf({ errors, warnings }: Found): string {
  const [kind, said, more] = verdictOf({ errors, warnings });
  return `<li class="jump ${kind}"><a href="#verdict">${said}${errors + warnings === 0 ? '' : `: ${more}`}</a></li>`;
}

function chipsOf({ blacked, dialect, report }: TalkView): string[] {
  if (report.conference === null) return ['Markdown as CommonMark has it'];
  const review =
    blacked === null
      ? 'Reviewers see who speaks'
      : `Anonymous review${blacked === 0 ? '' : `: ${counted(blacked, 'places')} blacked out`}`;
  return [review, dialect === null ? 'Markdown as CommonMark has it' : `Markdown as ${dialect} has it`];
}

/** A title of more characters than this is set smaller: set large it would fill the page. */
const LONG_TITLE = 90;

function paper({ title, titleWords, facts, fields, hidden, unasked }: TalkView): string {
  const head =
    title.length === 0
      ? '<h1 id="field-title" class="empty">No title yet</h1>'
      : `<h1 id="field-title"${titleWords.length > LONG_TITLE ? ' class="long"' : ''}>${htmlOf(title)}</h1>`;
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
    facts.length === 0 ? '' : `<p class="facts"><span>${facts.map(escaped).join('&nbsp;·</span> <span>')}</span></p>`,
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
