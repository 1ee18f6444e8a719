// Texts that a form and cfp may count differently: each is tried on both.

/** What Python strips and splits at, and what only looks like it. */
const SPACES = [
  ...[0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003],
  ...[0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ...[0xfeff, 0x200b, 0x180e, 0x2060, 0xad],
].map((code) => String.fromCodePoint(code));

/** Nothing but white space, which is no answer. */
const NOTHING = [...SPACES, '\u00a0\u2003\n\u3000', ' \t\r\n '];

/** What a speaker takes for one character. */
const GLYPHS = [
  'a',
  'é',
  'e\u0301',
  '🎉',
  '👨\u200d👩\u200d👧',
  '東',
  'ע',
  '7',
  '_',
  '-',
  '½',
  '👍🏽',
  '🇩🇪',
  '\u{1f9d1}',
  'ß',
  '…',
];

const codePoints = (text: string): number => Array.from(text).length;

/** A text of this many code points, made of one glyph as far as that fits. */
function filled(glyph: string, length: number): string {
  const times = Math.floor(length / codePoints(glyph));
  return glyph.repeat(times) + 'x'.repeat(length - times * codePoints(glyph));
}

/** Around both limits, in characters. */
const inCharacters = GLYPHS.flatMap((glyph) => [9, 10, 11, 59, 60, 61].map((length) => filled(glyph, length)));

const WORDS = [
  'word',
  'state-of-the-art',
  "don't",
  'don’t',
  'snake_case',
  '3.12',
  '東京',
  'e\u0301t',
  'naïve',
  'a/b',
  '½',
  '__init__',
];

/** Around both limits, in words: some of these are two words in one way of counting, and one in the other. */
const inWords = WORDS.flatMap((word) => [3, 4, 5, 11, 12, 13].map((length) => Array(length).fill(word).join(' ')));

/** White space at the ends of a text that is just as long as it may be, and just too long without it. */
const atTheEnds = SPACES.flatMap((space) => [
  `${space}${'y'.repeat(60)}${space}`,
  `${'y'.repeat(30)}${space}${'y'.repeat(29)}`,
  `one${space}two${space}three${space}four`,
]);

const LINES = ['\n', '\r\n', '\n\n', '\r\n\r\n', ' \n', '\n    '].flatMap((end) => [
  `First line.${end}Second line.`,
  `${'z'.repeat(29)}${end}${'z'.repeat(60 - 29 - end.replaceAll('\r\n', '\n').length)}`,
  `${'z'.repeat(29)}${end}${'z'.repeat(61 - 29 - end.replaceAll('\r\n', '\n').length)}`,
]);

const MARKDOWN = [
  'See [the docs](https://docs.djangoproject.com/) **now**',
  '**Bold**, *italics*, `code`, ~~gone~~: all of it is counted.',
  '- one\n- two\n- three',
  '1. first\n2. second\n    - below\n    - it',
  '> A quote of somebody who said it well.',
  '```python\nprint("hi")\n```\nand after it',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '![image](https://example.org/i.png) and words after it here',
  'An <abbr title="x">abbr</abbr> &amp; an entity &nbsp; here',
  'Line one  \nline two, after two spaces',
  '\\*not italics\\* and a \\# that is no heading',
  'https://example.org/a-long-address-without-any-space-in-it/',
  '###### Six',
  '* * *',
  'term\n: definition',
  'Footnote[^1]\n\n[^1]: below',
];

const ALL_KINDS = [
  'Naïve café 🎉 — déjà vu',
  '👨\u200d👩\u200d👧 talk',
  "A state-of-the-art talk, don't panic — 3 tips & tricks",
  '  hello world  ',
  'hi 😀 there',
  '\ufeffhello',
  'snake_case _ __ _1_',
  '— · … 🎉 !',
  '½ Ⅻ 東京 ① x²',
  '_ __init__ 3.12',
  'שלום עולם, טוב לראות אתכם כאן',
  'مرحبا بكم في المؤتمر',
  'こんにちは、世界。これは発表です。',
  'หัวข้อนี้เกี่ยวกับการทดสอบ',
  'नमस्ते दुनिया, यह एक वार्ता है',
  'Ａ ｆｕｌｌ ｗｉｄｔｈ ｔｅｘｔ',
  'x',
  '.',
  '....................',
  '<b>tags</b> & <i>more</i> of them',
  'percent %d %s {0} {min_length} ${x} `ls`',
  'quotes "double" and \'single\' and “curly”',
  'a\tb\tc\td\te\tf',
  'ﬁne ligatures ﬂow',
  'Z̷a̷l̷g̷o̷ ̷t̷e̷x̷t̷',
  '1 2 3 4 5 6 7 8 9 10 11 12',
  '1 2 3 4 5 6 7 8 9 10 11 12 13',
];

const common = [...ALL_KINDS, ...MARKDOWN, ...LINES, ...NOTHING, ...atTheEnds];

/** All of them that matter to a form that counts so, each once. */
export const texts: Readonly<Record<'chars' | 'words', readonly string[]>> = {
  chars: [...new Set([...common, ...inCharacters])],
  words: [...new Set([...common, ...inWords])],
};
