import { escaped } from '../export/html.ts';
import { minutesWords, type Minutes, type Outline } from '../proposal/outline.ts';

const WIDTH = 360;
const HEIGHT = 26;
const TOP = 16;

/**
 * The outline as a bar of minutes against the slot, as SVG: one piece a part, what is over the slot in another colour and
 * behind a line, what is left of the slot dashed. The list below it says the same in words.
 */
export function timelineSvg({ items, minutes }: Outline, slot: Minutes | null): string {
  const length = Math.max(minutes[0], slot?.[1] ?? 0, 1);
  const x = (minute: number): number => Math.round((minute / length) * WIDTH * 10) / 10;
  let at = 0;
  const pieces = items.map(({ text, minutes: [least] }, index) => {
    const from = at;
    at += least;
    const isLate = slot !== null && from >= slot[1];
    const width = Math.max(1, x(at) - x(from) - 1.5);
    const kind = isLate ? 'late' : index % 2 === 0 ? 'even' : 'odd';
    const bar = `<rect class="${kind}" x="${x(from)}" y="${TOP}" width="${width}" height="${HEIGHT}" rx="2"><title>${escaped(`${text}: ${least} min`)}</title></rect>`;
    const number =
      width < 16
        ? ''
        : `<text class="n" x="${x(from) + width / 2}" y="${TOP + 17}" text-anchor="middle">${index + 1}</text>`;
    return bar + number;
  });
  const over =
    slot === null || at <= slot[1]
      ? ''
      : `<rect class="late" x="${x(slot[1])}" y="${TOP + HEIGHT + 3}" width="${x(at) - x(slot[1])}" height="3"/>`;
  const rest =
    slot === null || at >= slot[1]
      ? ''
      : `<rect class="slot" x="${x(at) + 0.5}" y="${TOP + 0.5}" width="${Math.max(0, x(slot[1]) - x(at) - 1)}" height="${HEIGHT - 1}" rx="2"/>`;
  const end =
    slot === null
      ? ''
      : `<line class="end" x1="${Math.min(x(slot[1]), WIDTH - 1)}" x2="${Math.min(x(slot[1]), WIDTH - 1)}" y1="${TOP - 5}" y2="${TOP + HEIGHT + 6}"/>` +
        `<text x="${x(slot[1])}" y="8" text-anchor="${x(slot[1]) > WIDTH - 60 ? 'end' : 'middle'}">${slot[1]} min slot</text>`;
  return `<svg class="timeline" viewBox="0 0 ${WIDTH} ${TOP + HEIGHT + 8}" role="img" aria-label="${escaped(timelineWords(minutes, slot))}"><text x="0" y="8">0</text>${pieces.join('')}${rest}${over}${end}</svg>`;
}

/** The outline's sum against the slot: "30 of 25 min, 5 over". */
export function timelineWords(minutes: Minutes, slot: Minutes | null): string {
  if (slot === null) return `${minutesWords(minutes)} in all`;
  const over = Math.round((minutes[0] - slot[1]) * 10) / 10;
  const left = Math.round((slot[0] - minutes[1]) * 10) / 10;
  const rest = over > 0 ? `, ${over} over` : left > 0 ? `, ${left} free` : '';
  return `${minutesWords(minutes).replace(/ min$/, '')} of ${minutesWords(slot)}${rest}`;
}
