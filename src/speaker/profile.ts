import * as v from 'valibot';
import { text, texts } from '../text/schema.ts';

/** What `speaker:` of the settings holds: what `cfp` knows about the speaker, and never writes into a proposal. */
export const profileSchema = v.strictObject({
  name: v.optional(text),
  email: v.optional(text),
  handles: texts,
  sites: texts,
  employer: v.optional(text),
  projects: texts,
  bio: v.optional(text),
});

export type Profile = Readonly<v.InferOutput<typeof profileSchema>>;

/** A speaker of whom nothing is known. */
export const nobody: Profile = { handles: [], sites: [], projects: [] };
