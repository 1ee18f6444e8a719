import type { Temporal } from 'temporal-polyfill';
import type { Conference } from '../conference/conference.ts';
import { dateWords } from '../conference/deadline.ts';
import { escaped } from '../export/html.ts';
import { isReady, minutesOf, type Row } from '../status/rows.ts';
import { countsOf, summaryOf, type Count } from '../status/summary.ts';
import { counted } from '../text/display.ts';
import { pageOf, type Assets } from './page.ts';

/** The proposals for a call in numbers and in a list, as one page for a chair. */
export function summaryPage(
  { name }: Conference,
  rows: readonly Row[],
  { now, assets }: { now: Temporal.Instant; assets: Assets },
): string {
  const summary = summaryOf(rows);
  const { all, ready } = summary;
  const groups = countsOf(summary).map(
    ([heading, counts]) =>
      `<section><h2>${heading}</h2><ul class="gauges">${counts.map((count) => gaugeOf(count, all)).join('')}</ul></section>`,
  );
  const day = dateWords(now.toZonedDateTimeISO('UTC').toPlainDate());
  const numbers = [
    [all, 'proposals'],
    [ready, 'ready'],
    [all - ready, 'not ready'],
  ].map(([number, word]) => `<li><b>${number ?? 0}</b> ${word ?? ''}</li>`);
  const html = `<header class="top"><p class="call"><b>cfp status</b> on ${day}</p></header>
<main id="talk" class="sheet" tabindex="-1">
<h1>${escaped(name)}</h1>
<ul class="numbers">${numbers.join('')}</ul>
<div class="groups">${groups.join('\n')}</div>
<section><h2>Proposals</h2><table class="list"><thead><tr><th scope="col">Title</th><th scope="col">State</th><th scope="col">Minutes</th><th scope="col">Ready?</th></tr></thead><tbody>
${rows.map(rowHtml).join('\n')}
</tbody></table></section>
</main>
<footer class="foot"><p>Made by cfp on this machine. It sends nothing anywhere.</p></footer>`;
  return pageOf({ title: `${name}: ${counted(all, 'proposals')}`, html, version: '' }, assets).html;
}

function gaugeOf({ value, all, ready }: Count, most: number): string {
  const share = (number: number): number => Math.round((number / Math.max(1, most)) * 1000) / 10;
  return `<li><span class="row"><span>${escaped(value)}</span> <span class="count">${all}, ${ready} ready</span></span><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect class="fill rest" width="${share(all)}" height="4"/><rect class="fill" width="${share(ready)}" height="4"/></svg></li>`;
}

function rowHtml(row: Row): string {
  const why = isReady(row) ? 'ready' : row.missing.map(({ message }) => message).join(' ');
  const short = [row.state, minutesOf(row)].map((text) => `<td class="short">${escaped(text)}</td>`);
  return `<tr><td>${escaped(row.title)}</td>${short.join('')}<td class="${isReady(row) ? 'ready' : 'over'}">${escaped(why)}</td></tr>`;
}
