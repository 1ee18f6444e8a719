import { join } from 'node:path';
import { conferenceSchema } from '../conference/conference.ts';
import { topicListSchema } from '../topic/topic.ts';
import { readText } from './files.ts';
import { packageFolder } from './folders.ts';
import { settingsSchema } from './workspace.ts';

/** The kinds of YAML file that people keep, and what their schemas are called. */
export const schemaKinds = {
  conference: { schema: conferenceSchema, title: 'A call for proposals, for cfp' },
  topics: { schema: topicListSchema, title: 'A list of topics, for cfp' },
  workspace: { schema: settingsSchema, title: 'The settings of a workspace, for cfp: .cfp.yaml' },
} as const;

export type SchemaKind = keyof typeof schemaKinds;

/** The JSON Schema of a kind as it ships. */
export function readSchema(kind: SchemaKind): string {
  return readText(join(packageFolder(), 'data', 'schemas', `${kind}.schema.json`));
}
