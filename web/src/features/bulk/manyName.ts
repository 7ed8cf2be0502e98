/** The name under which values entered for many records of an object are kept until they are sent. */
export const manyName = (object: string): string => `many:${object}`;
