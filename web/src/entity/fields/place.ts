/** Which record a form is about: files are brought to it. Null while it is being made. */
import { createContext } from 'react';

export interface Place {
  object: string;
  record: string;
}

const Context = createContext<Place | null>(null);

export const RecordPlace = Context.Provider;
export { Context as PlaceContext };
