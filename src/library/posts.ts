import { readFrontMatter } from '../proposal/front-matter.ts';
import { readPage } from '../topic/article.ts';
import { bylineOf } from '../topic/byline.ts';
import { dayIn } from '../topic/dates.ts';
import type { PostWords } from '../topic/headings.ts';
import { blocksOfMarkdown } from '../topic/markdown.ts';
import type { Post } from '../topic/post.ts';
import { fromRst, isRst } from '../topic/rst.ts';
import { readShipped } from './shipped.ts';

/** What is known of the words of posts about topics. */
export const readPostWords = (): PostWords => readShipped('topic-posts');

/** A post in a text; `path` is what messages call it, and `url` is where it was published, if that is known. */
export interface PostSource {
  readonly text: string;
  readonly path: string;
  readonly url: string | null;
}

/** Reads a post, as HTML where it begins like a page of it, else as Markdown. Throws a CfpError for tangled HTML. */
export function readPost({ text, path, url }: PostSource): Post {
  if (isPage(text, path)) return readPage(text, path, url);
  if (!isRst(text, path)) return readMarkdownPost({ text, path, url }, new Map());
  const { text: markdown, fields } = fromRst(text);
  return readMarkdownPost({ text: markdown, path, url }, fields);
}

const isPage = (text: string, path: string): boolean =>
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(
    text.slice(0, 2000),
  ) || /\.x?html?$/i.test(path.replace(/[?#].*$/, ''));

/** `fields` are what the post says of itself elsewhere than in its front matter. */
function readMarkdownPost({ text, path, url }: PostSource, fields: ReadonlyMap<string, string>): Post {
  const { span, entries } = readFrontMatter(withFences(text));
  const said = (...keys: string[]): string | null => {
    for (const key of keys) {
      const entry = entries.get(key);
      const found = entry === undefined ? (fields.get(key) ?? '') : namesIn(entry.value, entry.text);
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
  const byline = bylineOf(blocks);
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
    byline.day,
  ];
  return {
    title: said('title') ?? subjectIn(said('subject')),
    author: said('author', 'authors', 'by', 'creator') ?? senderIn(said('from')) ?? byline.author,
    published: days.map((one) => dayIn(one ?? '')).find((day) => day !== null) ?? null,
    url: /^https?:\/\/\S+$/.test(own ?? '') ? own : null,
    blocks,
  };
}

/** The subject of a mail without the names of lists, and without what says that it answers another. */
const subjectIn = (subject: string | null): string | null =>
  subject?.replace(/^(?:\s*(?:\[[^\]]{1,60}\]|(?:re|fwd?|aw|wg)\s*:))+\s*/i, '').trim() || null;

/** Who sent a mail: the name without the address. */
const senderIn = (from: string | null): string | null =>
  from?.replace(/<[^>]*>|\S+@\S+/g, '').replace(/^[\s"']+|[\s"']+$/g, '') || null;

/** With fences round the keys that Pelican and MultiMarkdown take without any, and that mails begin with. */
function withFences(text: string): string {
  const head =
    /^\ufeff?(?:(?:title|date|author|authors|category|tags|slug|status|summary|modified|lang|url|published|layout|from|to|cc|reply-to|subject)[ \t]*:.{0,300}\r?\n){1,20}(?=\r?\n|$)/i.exec(
      text,
    )?.[0];
  // A single line might be the beginning of anything, but for the subject of a mail.
  if (head === undefined || (!/\n./.test(head) && !/^subject/i.test(head))) return text;
  const keys = head
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, key = '', value = ''] = /^\ufeff?([a-z-]+)[ \t]*:[ \t]*(.*)$/i.exec(line) ?? [];
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
