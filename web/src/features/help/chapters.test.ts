/** Every chapter of the folder is offered, and every screen leads to one. */
import { describe, expect, it } from 'vitest';
import { CHAPTERS, chapterFor, chapterOf } from './chapters';

const files = Object.keys(import.meta.glob('../../../../docs/book/*.md'));

describe('chapters of the handbook', () => {
  it('are those of the folder', () => {
    const names = files.map((file) => file.replace(/^.*\/|\.md$/g, '')).filter((name) => name !== 'README');
    expect([...CHAPTERS].toSorted()).toEqual(names.toSorted());
  });

  it.each([
    ['/', 'start'],
    ['/settings', 'start'],
    ['/settings/objects/account', 'definitions'],
    ['/list/role', 'roles'],
    ['/list/roles-of-others', 'lists'],
    ['/record/member/1', 'network'],
    ['/runs/1/payees/2', 'commissions'],
  ])('%s is explained by %s', (path, chapter) => {
    expect(chapterFor(path)).toBe(chapter);
  });

  it.each([
    ['definitions.md', 'definitions'],
    ['many-records.md#undo', 'many-records'],
    ['../GLOSSARY.md', null],
    ['https://example.org/lists.md', null],
    ['ftp:lists.md', null],
  ])('the link %s leads to %s', (href, chapter) => {
    expect(chapterOf(href)).toBe(chapter);
  });
});
