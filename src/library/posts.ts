import { join } from 'node:path';
import { readFrontMatter } from '../proposal/front-matter.ts';
import { readPage } from '../topic/article.ts';
import { dayIn } from '../topic/dates.ts';
import { postWordsSchema, type PostWords } from '../topic/headings.ts';
import { blocksOfMarkdown } from '../topic/markdown.ts';
import type { Block, Post } from '../topic/post.ts';
import { packageFolder } from './folders.ts';
import { readText } from './files.ts';
import { readYaml } from './yaml.ts';

/** What is known of the words of posts about topics. */
export function readPostWords(): PostWords {
  const file = join(packageFolder(), 'data', 'topic-posts.yaml');
  return readYaml(readText(file), file, postWordsSchema);
}

/** A post in a text; `path` is what messages call it, and `url` is where it was published, if that is known. */
export interface PostSource {
  readonly text: string;
  readonly path: string;
  readonly url: string | null;
}

/** Reads a post, as HTML where it begins like a page of it, else as Markdown. Throws a CfpError for tangled HTML. */
export function readPost({ text, path, url }: PostSource): Post {
  return isPage(text, path) ? readPage(text, path, url) : readMarkdownPost({ text, path, url });
}

const isPage = (text: string, path: string): boolean =>
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(
    text.slice(0, 2000),
  ) || /\.x?html?$/i.test(path.replace(/[?#].*$/, ''));

function readMarkdownPost({ text, path, url }: PostSource): Post {
  const { span, entries } = readFrontMatter(withFences(text));
  const said = (...keys: string[]): string | null => {
    for (const key of keys) {
      const entry = entries.get(key);
      const found = entry === undefined ? '' : namesIn(entry.value, entry.text);
      if (found !== '') return found;
    }
    return null;
  };
  const whole = withFences(text);
  const body = whole.slice(span?.end ?? 0);
  // The lines of the front matter stay, so that lines are told as an editor counts them.
  const fences = whole === text ? 0 : 2;
  const above = '\n'.repeat(Math.max(0, whole.slice(0, span?.end ?? 0).split('\n').length - 1 - fences));
  const blocks = blocksOfMarkdown(above + body.replace(/^\ufeff/, ''), path);
  const own = url ?? said('canonical_url', 'canonical', 'canonicalURL', 'url');
  const days = [
    said(
      'date',
      'published',
      'published_at',
      'publishDate',
      'pubDate',
      'pubdate',
      'published_date',
      'created',
      'created_at',
      'posted',
    ),
    path.replace(/^.*[\\/]/, ''),
    /^https?:/.test(own ?? '') ? own : null,
    dateline(blocks),
  ];
  return {
    title: said('title'),
    author: said('author', 'authors', 'by', 'creator'),
    published: days.map((one) => dayIn(one ?? '')).find((day) => day !== null) ?? null,
    url: /^https?:\/\/\S+$/.test(own ?? '') ? own : null,
    blocks,
  };
}

/** With fences round the keys that Pelican and MultiMarkdown take without any. */
function withFences(text: string): string {
  const head =
    /^\ufeff?(?:(?:title|date|author|authors|category|tags|slug|status|summary|modified|lang|url|published|layout)[ \t]*:.{0,300}\r?\n){2,20}(?=\r?\n|$)/i.exec(
      text,
    )?.[0];
  if (head === undefined) return text;
  const keys = head
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, key = '', value = ''] = /^\ufeff?([a-z]+)[ \t]*:[ \t]*(.*)$/i.exec(line) ?? [];
      return `${key.toLowerCase()}: ${JSON.stringify(value.trim())}`;
    });
  return `---\n${keys.join('\n')}\n---\n${text.slice(head.length)}`;
}

/** A value of the front matter as words: a text, several of them, or something with a name. */
function namesIn(value: unknown, text: string): string {
  if (text !== '') return text.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value))
    return value
      .map((one) => namesIn(one, typeof one === 'string' ? one : ''))
      .filter(Boolean)
      .join(', ');
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : '';
  return typeof name === 'string' ? name.trim() : '';
}

/** A short line at the beginning that says when the post was written: "Posted on March 1, 2024". */
function dateline(blocks: readonly Block[]): string | null {
  for (const block of blocks.slice(0, 4)) {
    if (block.kind !== 'paragraph' || block.words.text.length > 80) continue;
    const { text } = block.words;
    if (/^\W*(?:(?:posted|published|written|updated|date)\b|\d|\p{L}{3,10}\.? \d)/iu.test(text)) return text;
  }
  return null;
}
