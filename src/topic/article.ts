import { attribute, elementsIn, type Element } from '../text/html.ts';
import { blocksOf, isSkipped, parseHtml, rawText } from './blocks.ts';
import { authorIn } from './byline.ts';
import { dayIn } from './dates.ts';
import type { Post } from './post.ts';

/** Reads a post out of a page. `url` is where the page was found. Throws a CfpError for HTML that is nested too deep. */
export function readPage(html: string, path: string, url: string | null): Post {
  const page = parseHtml(html, path);
  const elements = [...elementsIn(page)];
  const article = articleOf(page, elements);
  const meta = (...names: string[]): string | null => {
    const found = elements.filter(
      (one) => one.tagName === 'meta' && names.includes(attribute(one, 'property') ?? attribute(one, 'name') ?? ''),
    );
    return found.map((one) => attribute(one, 'content')?.trim() ?? '').find((content) => content !== '') ?? null;
  };
  const first = (tag: string): Element | undefined => elements.find(({ tagName }) => tagName === tag);
  const base = first('base');
  const canonical = elements.find((one) => one.tagName === 'link' && attribute(one, 'rel') === 'canonical');
  const own = url ?? absolute(attribute(canonical ?? page, 'href')) ?? absolute(meta('og:url') ?? undefined);
  const heading = headingOfPost(article, elements);
  const time = [...elementsIn(article), ...elements].find(({ tagName }) => tagName === 'time');
  const classed = (names: RegExp): string => {
    const found = [...elementsIn(article), ...elements].find((one) =>
      names.test(`${attribute(one, 'class') ?? ''} ${attribute(one, 'itemprop') ?? ''} ${attribute(one, 'rel') ?? ''}`),
    );
    const text = found === undefined ? '' : rawText(found).replace(/\s+/g, ' ').trim();
    return text.length <= LONGEST_BYLINE ? text : '';
  };
  const writer = /"author"\s*:\s*[[{\s]*(?:"@type"\s*:\s*"Person"\s*,\s*)?"name"\s*:\s*"([^"\\]{2,80})"/.exec(
    html,
  )?.[1];
  const dates = [
    meta('article:published_time', 'date', 'datePublished', 'dc.date', 'DC.date', 'citation_publication_date'),
    /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(html)?.[1],
    time === undefined ? null : (attribute(time, 'datetime') ?? rawText(time)),
    classed(DATE_CLASS),
    own,
  ];
  return {
    title: clean(heading === undefined ? (meta('og:title') ?? titleIn(first('title'))) : rawText(heading)),
    author: clean(
      meta('author', 'article:author')?.replace(/^https?:.*/, '') ?? writer ?? namedIn(classed(AUTHOR_CLASS)) ?? '',
    ),
    published: dates.map((text) => dayIn(text ?? '')).find((day) => day !== null) ?? null,
    url: own === null ? null : (resolved(attribute(base ?? page, 'href'), own) ?? own),
    blocks: blocksOf(article),
  };
}

const LONGEST_BYLINE = 80;
const DATE_CLASS =
  /(?:^|\s)(?:(?:post|entry|article|publish|published|blog)[-_]?(?:date|meta|time)|date|dt-published|datePublished|byline)(?:\s|$)/i;
const AUTHOR_CLASS = /(?:^|\s)(?:(?:post|entry|article)[-_]?author|author|p-author|byline)(?:\s|$)/i;

/** The name in a byline that may have "By" before it, and the day after it. */
const namedIn = (byline: string): string | null => authorIn(byline) ?? authorIn(`by ${byline}`);

/** The heading that is the post's: one that says so, or that stands in it, before the one of the whole site. */
function headingOfPost(article: Element, elements: readonly Element[]): Element | undefined {
  const isTop = ({ tagName }: Element): boolean => tagName === 'h1';
  const isTitle = (one: Element): boolean =>
    /^h[12]$/.test(one.tagName) &&
    /(?:^|\s)(?:(?:entry|post|article|blog)[-_]?(?:title|heading|headline)|p-name|headline)(?:\s|$)/i.test(
      `${attribute(one, 'class') ?? ''} ${attribute(one, 'itemprop') ?? ''}`,
    );
  const whole = elements.find(({ tagName }) => tagName === 'article');
  const own = [...elementsIn(article), ...(whole === undefined ? [] : elementsIn(whole))];
  return own.find(isTop) ?? elements.find(isTitle) ?? elements.find(isTop);
}

const titleIn = (title: Element | undefined): string => (title === undefined ? '' : rawText(title));

function clean(text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

const absolute = (url: string | undefined): string | null =>
  /^https?:\/\/\S+$/.test(url ?? '') ? (url ?? null) : null;

function resolved(url: string | undefined, base: string): string | null {
  if (url === undefined) return null;
  try {
    return absolute(new URL(url, base).href);
  } catch {
    return null;
  }
}

/** The part of a page that is the post: what says so of itself, else what has the most to say. */
function articleOf(page: Element, elements: readonly Element[]): Element {
  const isContent = (one: Element): boolean =>
    /(?:^|\s)(?:(?:post|entry|article|blog|page|news)[-_]?(?:content|body|text)|e-content|markdown-body|prose|post-full-content)(?:\s|$)/i.test(
      attribute(one, 'class') ?? '',
    ) || attribute(one, 'itemprop') === 'articleBody';
  const ways: ((one: Element) => boolean)[] = [
    isContent,
    ({ tagName }) => tagName === 'article',
    (one) => one.tagName === 'main' || attribute(one, 'role') === 'main',
  ];
  for (const isIt of ways) {
    const found = elements.filter((one) => isIt(one) && !isSkipped(one));
    const [largest] = found.map((one) => ({ one, length: rawText(one).length })).sort((a, b) => b.length - a.length);
    if (largest !== undefined && largest.length > 200) return largest.one;
  }
  return elements.find(({ tagName }) => tagName === 'body') ?? page;
}
