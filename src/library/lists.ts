import { join, resolve } from 'node:path';
import { CfpError, listNotReadable } from '../errors.ts';
import { renderList } from '../topic/list.ts';
import { topicListSchema, type TopicList } from '../topic/topic.ts';
import { ensureWritable, fileExists, writeText } from './files.ts';
import { readYaml } from './yaml.ts';

/** Where a topic list is kept in a folder of data. */
export const listFile = (folder: string, id: string): string => join(folder, 'topics', `${id}.yaml`);

/** A file for a list: whether it is there already, and how to write it. */
export interface ListFile {
  /** As messages call it. */
  readonly path: string;
  readonly isThere: boolean;
  /** Throws a CfpError where nothing could be written: better before the first question than after the last. */
  readonly ensureWritable: () => void;
  /** Throws a CfpError where it cannot be written. */
  readonly write: (text: string) => void;
}

/** The file at a path. */
export function listFileAt(path: string, cwd: string): ListFile {
  const file = resolve(cwd, path);
  return {
    path,
    isThere: fileExists(file),
    ensureWritable: () => {
      ensureWritable(file, path);
    },
    write: (text) => {
      writeText(file, text, path);
    },
  };
}

/** A list as YAML, read back to be sure: one file that is not valid would keep all the others from being shown. */
export function listText(list: TopicList, post: string): string {
  const text = renderList(list);
  try {
    readYaml(text, `${list.id}.yaml`, topicListSchema);
    return text;
  } catch (error) {
    throw error instanceof CfpError ? listNotReadable(post, error) : error;
  }
}
