import { isOpen, type Call } from '../conference/call.ts';
import { whenWords } from '../conference/deadline.ts';
import { counted, inline, listed, wrap } from '../text/display.ts';
import { dimmed, grouped, GROUPS, type CallStyle, type Layout } from './call-style.ts';
import { callTable } from './call-table.ts';
import { asides, formatsWords, isMarked, leftWords, reviewWords } from './call-words.ts';

/** Narrower than this, a table has no room: each call is a card. */
const TABLE_COLUMNS = 72;

/** For a terminal: the calls by what is most urgent, as a table, or as cards where it is narrow. */
export function callList(calls: readonly Call[], style: CallStyle): string {
  const layout = style.columns < TABLE_COLUMNS ? cards : callTable;
  const marked = calls.some((call) => isMarked(call));
  const mark = marked ? ['* Not to be counted on as it stands: `cfp conferences show` tells why.'] : [];
  const [first] = calls;
  const open = calls.filter(isOpen).length;
  const id = first?.conference.id ?? '';
  const next = [
    `${counted(calls.length, 'calls')}, ${open} open.`,
    `See one whole: cfp conferences show ${id}`,
    `Write for it: cfp draft --conference ${id}`,
  ];
  const foot = (style.bare === true ? next.slice(0, 1) : [...mark, ...next])
    .map((line) => wrap(line, style.columns))
    .join('\n');
  return `${[...layout(calls, style), foot].join('\n\n')}\n`;
}

/** In a pipe: a call a line, in columns apart by tabs. The instant is in UTC; a day alone has no hour. */
export function callRow({ conference, verdict, urgency, limits }: Call): string {
  const { id, name, formats, cfp = '', url = '' } = conference;
  const closes = verdict.closes?.toString() ?? (verdict.never ? 'never' : (verdict.day?.date ?? ''));
  const cells = [
    id,
    urgency,
    closes,
    formats.map((one) => one.id).join(','),
    reviewWords(conference),
    limits,
    name,
    cfp || url,
  ];
  return `${cells.map(inline).join('\t')}\n`;
}

const cards: Layout = (calls, { paint, columns, now }) =>
  grouped(calls).map(([urgency, group]) => {
    const { title, colour } = GROUPS[urgency];
    const all = group.map((call) => {
      const { conference, verdict } = call;
      const left = leftWords(call, now);
      const when = whenWords(verdict);
      const facts = [
        formatsWords(conference.formats, 'formats '),
        `review ${reviewWords(conference)}`,
        `limits ${call.limits}`,
      ].join(' · ');
      const lines = [
        ...wrap(inline(conference.name), columns)
          .split('\n')
          .map((line) => paint.bold(line)),
        ...wrap(
          urgency === 'always' ? left : urgency === 'closed' || left === '' ? when : `${left}: ${when}`,
          columns,
          '  ',
        )
          .split('\n')
          .map((line) => colour(paint)(line)),
        ...(urgency === 'closed' ? [] : asides(call, now)).map((words) => wrap(words, columns, '  ')),
        wrap(facts, columns, '  '),
        dimmed(wrap(conference.id, columns, '  '), paint),
      ];
      return lines.join('\n');
    });
    return [colour(paint).bold.underline(title), ...all].join('\n\n');
  });

/** What is not known of any of the calls is said once. */
export function openLater(calls: readonly Call[]): string {
  const names = calls.map(({ conference }) => inline(conference.name));
  return `May still be open, as the hour or the zone was not published: ${listed(names)}.`;
}
