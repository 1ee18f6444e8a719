import { counterOf, labelOf, type Conference, type Field } from '../conference/conference.ts';
import { count, counters } from '../conference/counters.ts';
import { counted } from '../text/display.ts';
import type { Fault, Measure } from './prompter.ts';

/** The form's own count of an answer, against its limit, as it is shown while one writes. */
export function measureOf(conference: Conference | undefined, field: Field): (text: string) => Measure {
  const { name } = counterOf(conference, field);
  const { unit, starts } = counters[name];
  return (text) => {
    const at = starts(text);
    const length = at.length;
    const { max, min } = field;
    if (max === undefined) {
      return { words: `${counted(length, unit)}, limit not published`, state: 'fine', gauge: null, over: null };
    }
    const gauge = { count: length, max };
    if (length > max) {
      const words = `${length} / ${max} ${unit}, ${length - max} over`;
      return { words, state: 'over', gauge, over: at[max] ?? null };
    }
    const short = min === undefined || length >= min ? '' : `, ${min - length} more wanted`;
    const words = `${length} / ${max} ${unit}${short}`;
    return { words, state: length > max * 0.9 ? 'near' : 'fine', gauge, over: null };
  };
}

/** What the form would say against an answer, by the counter that the rules use. A wrong length can be insisted on. */
export function faultOf(conference: Conference | undefined, field: Field): (text: string) => Fault | null {
  const { name } = counterOf(conference, field);
  const { unit } = counters[name];
  return (text) => {
    const length = count(text, name);
    if (length === 0) {
      if (field.required !== true) return null;
      return { message: `The form requires ${labelOf(field).toLowerCase()}. Ctrl-C stops; all is kept.`, soft: false };
    }
    const over = length - (field.max ?? Infinity);
    if (over > 0)
      return {
        message: `The form takes ${field.max ?? ''}: cut ${counted(over, unit)}.`,
        soft: true,
      };
    const under = (field.min ?? 0) - length;
    if (under > 0)
      return {
        message: `The form wants ${counted(under, unit)} more.`,
        soft: true,
      };
    return null;
  };
}
