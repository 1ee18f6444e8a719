import MarkdownIt from 'markdown-it';
import { dialects, type Dialect } from '../conference/dialect.ts';
import { addressesIn, readable, treeOf, type Node } from './tree.ts';

/**
 * Markdown as a form renders it, as far as markdown-it can be brought to it. pretalx has Python-Markdown, and here it
 * differs: `md_in_html` is not followed, code is not coloured, and a paragraph that goes on inside an item needs no four
 * spaces. Raw HTML is taken as a browser takes it; what is no tag of HTML (`Vec<String>`) is shown as it was written.
 */
export function render(text: string, dialect: Dialect | null): Node[] {
  const { markdown, prepared, tags } = rendererFor(dialect);
  const env: { references?: Record<string, { title: string; href: string }> } = {};
  const tree = treeOf(markdown.render(prepared(text), env), { tags });
  const used = new Set(addressesIn(tree).map((address) => comparable(address)));
  // An address that is written down and never used would be lost without a word.
  const unused = Object.entries(env.references ?? {}).filter(([, { href }]) => !used.has(comparable(href)));
  const notes = unused.map(([label, { href, title }]): Node => {
    const words = [`${label.toLowerCase()}: ${readable(href)}`, title].filter(Boolean).join(' ');
    return { tag: 'p', attributes: {}, children: [{ text: words }] };
  });
  return [...tree, ...notes];
}

/** Text that no form renders: as it stands, its paragraphs and lines kept. */
export function renderPlain(text: string): Node[] {
  return text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => {
      const children = paragraph.split(/\r?\n/).flatMap((line, index): Node[] => {
        return [...(index === 0 ? [] : [{ tag: 'br', attributes: {}, children: [] }]), { text: line }];
      });
      return { tag: 'p', attributes: {}, children };
    });
}

const comparable = (address: string): string => address.replaceAll('&amp;', '&');

type Markdown = InstanceType<typeof MarkdownIt>;

interface Renderer {
  readonly markdown: Markdown;
  readonly prepared: (text: string) => string;
  readonly tags: ReadonlySet<string>;
}

const COMMON = 'a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub summary sup table tbody td th thead tr u ul'; // prettier-ignore

const renderers = new Map<Dialect, Renderer>();

function rendererFor(asked: Dialect | null): Renderer {
  const dialect = asked ?? dialects.commonmark;
  const known = renderers.get(dialect);
  if (known !== undefined) return known;
  const { images, tags, breaks, listIndent } = dialect;
  const markdown = markdownIt(breaks);
  const shown = new Set(tags.size > 0 ? tags : COMMON.split(' '));
  if (!images) shown.delete('img');
  const renderer = {
    markdown,
    // markdown-it itself sees lists as CommonMark does.
    prepared: (text: string) => (listIndent > dialects.commonmark.listIndent ? withStrictLists(text, dialect) : text),
    tags: shown,
  };
  renderers.set(dialect, renderer);
  return renderer;
}

function markdownIt(breaks: boolean): Markdown {
  const markdown = new MarkdownIt({ html: true, linkify: true, breaks });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  const { rules } = markdown.renderer;
  rules.s_open = () => '<del>';
  rules.s_close = () => '</del>';
  for (const kind of ['html_inline', 'html_block']) {
    rules[kind] = (tokens, index) => withKnownTags(tokens[index]?.content ?? '');
  }
  return markdown;
}

/** The elements of HTML; what else stands in angle brackets is no tag to its writer. */
const HTML = new Set(
  'a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param path picture plaintext pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr xmp animate set foreignobject image'.split(
    ' ',
  ),
);

function withKnownTags(html: string): string {
  return html.replace(/<(\/?)([a-z][^\s/>]*)/gi, (found: string, slash: string, name: string) =>
    HTML.has(name.toLowerCase()) ? found : `&lt;${slash}${name}`,
  );
}

const ITEM = /^( *)(?:[-*+]|\d{1,9}[.)])(?= +\S)/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const HEADING = /^ {0,3}(?:#{1,6}(?:\s|$)|(?:=+|-+)\s*$)/;

/** Lists as Python-Markdown sees them: few without an empty line before them, and none nested by less than four spaces. */
function withStrictLists(text: string, { listIndent: indent, listUnderText }: Dialect): string {
  let fence: string | null = null;
  let inText = false;
  let inList = false;
  const lines = text.split('\n').map((line) => {
    const opened = FENCE.exec(line)?.[0].trim();
    if (fence !== null) {
      if (opened?.startsWith(fence) === true && line.trim() === opened) fence = null;
      return line;
    }
    if (opened !== undefined) {
      fence = opened;
      inText = false;
      return line;
    }
    if (line.trim() === '') {
      inText = false;
      return line;
    }
    const item = ITEM.exec(line);
    if (item === null) {
      if (!/^\s/.test(line) && !inText) inList = false;
      inText = !inList && !HEADING.test(line);
      return line;
    }
    const [, spaces = ''] = item;
    if (inText && !inList && listUnderText?.test(line) !== true)
      return `${spaces}${withoutMarker(line.slice(spaces.length))}`;
    if (!inList && spaces.length >= 4) return line;
    inList = true;
    return ' '.repeat(Math.floor(spaces.length / indent) * indent) + line.slice(spaces.length);
  });
  return lines.join('\n');
}

/** A line that looks like an item, so that it is text. */
const withoutMarker = (line: string): string => line.replace(/^(\d{0,9})([-*+.)])/, '$1\\$2');
