import * as v from 'valibot';

// What the schemas of all our YAML files have in common.

export const text = v.pipe(v.string(), v.nonEmpty('This is empty; leave the key out instead.'));
export const texts = v.optional(v.array(text), []);
export const url = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'An address starts with http:// or https://.'));
