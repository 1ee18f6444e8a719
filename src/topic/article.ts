import { attribute, elementsIn, type Element } from '../text/html.ts';
import { blocksOf, isSkipped, parseHtml, rawText } from './blocks.ts';
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
  const heading = [...elementsIn(article), ...elements].find(({ tagName }) => tagName === 'h1');
  const time = [...elementsIn(article), ...elements].find(({ tagName }) => tagName === 'time');
  const dates = [
    meta('article:published_time', 'date', 'datePublished', 'dc.date', 'DC.date', 'citation_publication_date'),
    /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(html)?.[1],
    time === undefined ? null : (attribute(time, 'datetime') ?? rawText(time)),
    own,
  ];
  return {
    title: clean(heading === undefined ? (meta('og:title') ?? titleIn(first('title'))) : rawText(heading)),
    author: clean(meta('author', 'article:author')?.replace(/^https?:.*/, '') ?? ''),
    published: dates.map((text) => dayIn(text ?? '')).find((day) => day !== null) ?? null,
    url: own === null ? null : (resolved(attribute(base ?? page, 'href'), own) ?? own),
    blocks: blocksOf(article),
  };
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
