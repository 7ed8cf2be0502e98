/** Every chapter of the folder is offered, and every screen leads to one. */
import { createRootRoute } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { features } from '@/app/feature';
import { CHAPTERS, chapterFor, chapterOf, placeOf } from './chapters';

const files = Object.keys(import.meta.glob('../../../../docs/book/*.md'));

describe('chapters of the handbook', () => {
  it('are those of the folder', () => {
    const names = files.map((file) => file.replace(/^.*\/|\.md$/g, '')).filter((name) => name !== 'README');
    expect([...CHAPTERS].toSorted()).toEqual(names.toSorted());
  });

  it.each([
    ['/', 'today'],
    ['/record/account/1', 'customers'],
    ['/record/account/1/edit', 'forms'],
    ['/users/new', 'users'],
    ['/settings', 'start'],
    ['/settings/objects/account', 'definitions'],
    ['/list/role', 'roles'],
    ['/list/roles-of-others', 'lists'],
    ['/record/member/1', 'network'],
    ['/list/member', 'network'],
    ['/list/zone', 'units'],
    ['/record/zone/1', 'units'],
    ['/runs/1/payees/2', 'commissions'],
  ])('%s is explained by %s', (path, chapter) => {
    expect(chapterFor(path)).toBe(chapter);
  });

  it('none of the screens is left to the general chapter by omission', () => {
    const root = createRootRoute();
    const paths = features.flatMap((feature) => feature.routes(root)).map((route) => String((route.options as { path?: string }).path));
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => placeOf(path) === null)).toEqual([]);
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
