/** `?`: the chapter of the handbook that explains the screen, the other chapters, and the keys. */
import { Alert, Anchor, Drawer, NativeSelect, Stack, Table, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Markdown } from 'markdown-to-jsx/react';
import { type ComponentProps, useState } from 'react';
import { useLanguage, useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { type Chapter, CHAPTERS, chapterFor, chapterOf, PICTURE_PX } from './chapters';
import classes from './HelpDrawer.module.css';
import { Keys } from './Keys';

const TEXTS = import.meta.glob<string>('../../../../docs/book/*.md', { query: '?raw', import: 'default' });

/** Addresses of the pictures of the book; a picture itself comes when it is scrolled to. */
const PICTURES = import.meta.glob<string>('../../../../docs/book/pictures/*.webp', { query: '?url', import: 'default', eager: true });

function textOf(chapter: Chapter): Promise<string> {
  const load = TEXTS[`../../../../docs/book/${chapter}.md`];
  return load ? load() : Promise.resolve('');
}

/** Only chapters and web addresses can be followed; anything else in a text stays text. */
function BookLink({ href = '', children, onChapter }: ComponentProps<'a'> & { onChapter: (chapter: Chapter) => void }) {
  const chapter = chapterOf(href);
  if (chapter) {
    return (
      <Anchor component="button" type="button" inherit onClick={() => onChapter(chapter)}>
        {children}
      </Anchor>
    );
  }
  if (!href.startsWith('https://')) return <>{children}</>;
  return (
    <Anchor inherit href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </Anchor>
  );
}

/** A picture of the book, small beside the text; pressed, it opens in its own size. Anything else is left out. */
function BookPicture({ src = '', alt = '' }: ComponentProps<'img'>) {
  const url = PICTURES[`../../../../docs/book/${src}`];
  if (!url) return null;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      <img className={classes['picture']} src={url} alt={alt} width={PICTURE_PX.width} height={PICTURE_PX.height} loading="lazy" decoding="async" />
    </a>
  );
}

/** Tables wider than the drawer scroll by themselves. */
function BookTable(props: ComponentProps<'table'>) {
  return (
    <Table.ScrollContainer minWidth={360} type="native">
      <Table verticalSpacing={4} {...(props as object)} />
    </Table.ScrollContainer>
  );
}

export default function HelpDrawer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [chapter, setChapter] = useState<Chapter>(chapterFor(path));
  const text = useQuery({ queryKey: ['help', chapter], queryFn: () => textOf(chapter), staleTime: Number.POSITIVE_INFINITY });
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t('help-title')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Tabs defaultValue="book" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="book">{t('help-book')}</Tabs.Tab>
          <Tabs.Tab value="keys">{t('shell-keys-title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="book">
          <Stack>
            {language === 'en' ? null : <Alert color="gray">{t('help-in-english')}</Alert>}
            <NativeSelect
              label={t('help-chapter')}
              data={CHAPTERS.map((value) => ({ value, label: t(`help-chapter-${value}`) }))}
              value={chapter}
              onChange={(event) => setChapter(event.currentTarget.value as Chapter)}
            />
            {text.data === undefined ? <Loading rows={6} /> : null}
            <article className={classes['book']} lang="en">
              <Markdown
                options={{
                  disableParsingRawHTML: true,
                  forceBlock: true,
                  overrides: { a: { component: BookLink, props: { onChapter: setChapter } }, img: { component: BookPicture }, table: { component: BookTable } },
                }}
              >
                {text.data ?? ''}
              </Markdown>
            </article>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <Keys />
        </Tabs.Panel>
      </Tabs>
    </Drawer>
  );
}
