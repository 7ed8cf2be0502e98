/** Rich text to read. Nothing reaches the page that was not cleaned a second time, and none of it as text to be parsed. */
import { useLayoutEffect, useRef } from 'react';
import classes from './RichText.module.css';
import { purified } from './richText';

export default function RichTextView({ html }: { html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(purified(html)), [html]);
  return <div ref={place} className={classes['text']} />;
}
