const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['january', 'jan', 'enero', 'januar', 'janvier', 'janeiro'],
    ['february', 'feb', 'febrero', 'februar', 'fevrier', 'fevereiro'],
    ['march', 'mar', 'marzo', 'marz', 'mars', 'marco'],
    ['april', 'apr', 'abril', 'avril'],
    ['may', 'mayo', 'mai', 'maio'],
    ['june', 'jun', 'junio', 'juni', 'juin', 'junho'],
    ['july', 'jul', 'julio', 'juli', 'juillet', 'julho'],
    ['august', 'aug', 'agosto', 'aout'],
    ['september', 'sep', 'sept', 'septiembre', 'septembre', 'setembro'],
    ['october', 'oct', 'octubre', 'oktober', 'octobre', 'outubro'],
    ['november', 'nov', 'noviembre', 'novembre', 'novembro'],
    ['december', 'dec', 'diciembre', 'dezember', 'decembre', 'dezembro'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const ISO = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const MONTH_FIRST = /\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b/u;
const DAY_FIRST =
  /\b(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)\b/u;

/** The first day that is written in a text, as `2024-03-01`; null where there is none. `03/04/2024` may be two days. */
export function dayIn(text: string): string | null {
  const start = text.slice(0, 300).normalize('NFD').replace(/\p{M}/gu, '');
  const iso = ISO.exec(start);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const monthFirst = MONTH_FIRST.exec(start);
  if (monthFirst !== null) return day(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]));
  const dayFirst = DAY_FIRST.exec(start);
  return dayFirst === null ? null : day(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
}

const monthOf = (name = ''): number => MONTHS[name.toLowerCase()] ?? 0;

function day(year: number, month: number, date: number): string | null {
  const instant = new Date(Date.UTC(year, month - 1, date));
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
    ? instant.toISOString().slice(0, 10)
    : null;
}
