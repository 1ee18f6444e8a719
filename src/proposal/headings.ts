/** For each field, the headings under which speakers answer it. */
export type Headings = Readonly<Record<string, readonly string[]>>;

/** What `headingNames` needs of a form's field. */
export interface NamedField {
  readonly field: string;
  readonly label?: string | undefined;
  readonly headings?: readonly string[] | undefined;
}

/** Heading, folded → the fields that it may name, the likeliest first. */
export type HeadingNames = ReadonlyMap<string, readonly string[]>;

/** The names of a form's headings, made once for all the proposals that are read for it. */
const known = new WeakMap<readonly NamedField[], { readonly common: Headings; readonly names: HeadingNames }>();

/** All headings that name a field: those of the form's own fields first, then the ones that people use anywhere. */
export function headingNames(form: readonly NamedField[], common: Headings): HeadingNames {
  const before = known.get(form);
  if (before?.common === common) return before.names;
  const names = namesOf(form, common);
  known.set(form, { common, names });
  return names;
}

function namesOf(form: readonly NamedField[], common: Headings): HeadingNames {
  const names = new Map<string, string[]>();
  const add = (heading: string, field: string): void => {
    const key = foldHeading(heading);
    const fields = names.get(key) ?? [];
    if (!fields.includes(field)) names.set(key, [...fields, field]);
  };
  for (const { field, label, headings = [] } of form) {
    for (const heading of [field, ...(label === undefined ? [] : [label]), ...headings]) add(heading, field);
  }
  // A field that this form asks for comes before one that it does not.
  const asked = new Set(form.map(({ field }) => field));
  const fields = Object.entries(common).sort(([a], [b]) => Number(asked.has(b)) - Number(asked.has(a)));
  for (const [field, headings] of fields) {
    for (const heading of [field, ...headings]) add(heading, field);
  }
  return names;
}

/** A heading as it is compared: small letters and digits, without markup, numbering, or the form's help in brackets. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/<!--.*?-->|\{[^{}]*\}|(?<=\])\([^()]*\)/g, ' ')
    .replace(/\[([^[\]]*)\](?= )/g, '$1')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:\d+|[ivx]+) (?=\p{L})/u, '');
}
