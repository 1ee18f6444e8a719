import { counterOf, labelOf, type Conference, type Field } from '../conference/conference.ts';
import { count, counters } from '../conference/counters.ts';
import { counted } from '../text/display.ts';
import type { Fault, Measure } from './prompter.ts';

/** The form's own count of an answer, against its limit, as it is shown while one writes. */
export function measureOf(conference: Conference, field: Field): (text: string) => Measure {
  const { name } = counterOf(conference, field);
  const { unit } = counters[name];
  return (text) => {
    const length = count(text, name);
    if (field.max === undefined) return { words: `${counted(length, unit)}, limit not published`, state: 'fine' };
    if (length > field.max)
      return { words: `${length} / ${field.max} ${unit}, ${length - field.max} over`, state: 'over' };
    const short = field.min === undefined || length >= field.min ? '' : `, ${field.min - length} more wanted`;
    return { words: `${length} / ${field.max} ${unit}${short}`, state: length > field.max * 0.9 ? 'near' : 'fine' };
  };
}

/** What the form would say against an answer, by the counter that the rules use. A wrong length can be insisted on. */
export function faultOf(conference: Conference, field: Field): (text: string) => Fault | null {
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
        message: `The form takes ${field.max ?? ''}: cut ${counted(over, unit)}. The same key again keeps it as it is.`,
        soft: true,
      };
    const under = (field.min ?? 0) - length;
    if (under > 0)
      return {
        message: `The form wants ${counted(under, unit)} more. The same key again keeps it as it is.`,
        soft: true,
      };
    return null;
  };
}
