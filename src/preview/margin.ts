import { deadlineWords, localWords, stateWords, type Verdict } from '../conference/deadline.ts';
import { zoneId, zoneWords } from '../conference/zones.ts';
import { escaped } from '../export/html.ts';
import { counted } from '../text/display.ts';
import { timelineSvg, timelineWords } from './timeline.ts';
import type { FieldView, FindingView, TalkView } from './view.ts';

/** How much stands against a talk. */
export interface Found {
  readonly errors: number;
  readonly warnings: number;
}

/** What stands beside the paper: what is to be done, then what was measured; two columns where there is room. */
export function marginOf(view: TalkView, found: Found): string {
  const groups = [
    [verdictPart(found), deadlinePart(view), findingsPart(view)],
    [lengthsPart(view), outlinePart(view)],
  ];
  return groups
    .map((parts) => parts.filter(Boolean).join('\n'))
    .filter(Boolean)
    .map((parts) => `<div class="group">${parts}</div>`)
    .join('\n');
}

/** How long an answer is against what the form takes, in words. */
export function countOf({ count, unit, max, min }: FieldView): string {
  if (count === 0) return max === null ? '' : `up to ${max} ${unit}`;
  if (max === null) return min === null ? counted(count, unit) : `${counted(count, unit)}, at least ${min} wanted`;
  const words = `${count} of ${max} ${unit}`;
  if (count > max) return `<span class="over">${words}, ${count - max} over</span>`;
  return count > max * 0.9 ? `<span class="near">${words}</span>` : words;
}

/** The verdict in words, with the kind that colours it. */
export function verdictOf({ errors, warnings }: Found): readonly [kind: string, said: string, more: string] {
  const also = warnings === 0 ? '' : `, ${counted(warnings, 'warnings')}`;
  if (errors > 0) return ['error', 'Not ready to submit', `${counted(errors, 'errors')}${also}`];
  if (warnings > 0) return ['warning', 'Can be submitted', `with ${counted(warnings, 'warnings')}`];
  return ['good', 'Ready to submit', 'Nothing stands against it.'];
}

function verdictPart(found: Found): string {
  const [kind, said, more] = verdictOf(found);
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

function lengthsPart({ heading, fields }: TalkView): string {
  const limited = [...(heading === null ? [] : [heading]), ...fields].filter(({ max }) => max !== null);
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
  const body = `<span class="kind">${word}</span> <span class="rule">${escaped(rule)}, line ${place.line}</span><br><span class="said">${withCode(message)}</span>`;
  const shown = target === null ? `<div>${body}</div>` : `<a href="#${escaped(target)}">${body}</a>`;
  return `<li class="${severity}">${shown}${help === undefined ? '' : `<p class="help">${withCode(help)}</p>`}</li>`;
}

/** Words of a finding, with what stands in backticks as code. */
const withCode = (words: string): string => escaped(words).replace(/`([^`]+)`/g, '<code>$1</code>');
