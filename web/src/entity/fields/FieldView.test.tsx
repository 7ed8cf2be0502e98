/** How values look: hostile ones as text, masked ones not at all, unknown types readable. */
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Field } from '@/api/schema';
import { renderScreen } from '@/test/render';
import { FieldView } from './FieldView';

function field(type: string, more: Partial<Field> = {}): Field {
  return { key: 'x', type, label: 'X', required: false, options: [], relation: null, access: 'read', listable: true, filterable: true, sortable: true, ...more };
}

async function show(type: string, value: unknown, more: Partial<Field> = {}, language: 'en' | 'ru' = 'en') {
  const { container } = await renderScreen(<div data-testid="value"><FieldView field={field(type, more)} value={value} /></div>, { language });
  return { element: screen.getByTestId('value'), link: container.querySelector('[data-testid=value] a') };
}

async function phone(value: string, shown?: string) {
  const { container, unmount } = await renderScreen(<FieldView field={field('phone')} value={value} shown={shown} />);
  const link = container.querySelector('a');
  const told = [link?.textContent, link?.getAttribute('href')];
  unmount();
  return told;
}

describe('a value', () => {
  it('that is markup stays text', async () => {
    const { element } = await show('text', '<img src=x onerror=alert(1)>');
    expect(element.querySelector('img')).toBeNull();
    expect(element).toHaveTextContent('<img src=x onerror=alert(1)>');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://a', '//evil'])('like %j never becomes a link', async (value) => {
    expect((await show('url', value)).link).toBeNull();
  });

  it('that is a web address opens apart from the app', async () => {
    const { link } = await show('url', 'https://example.org/?a=1');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('of mail and telephone carries only its own characters', async () => {
    expect((await show('email', 'a@b.c?bcc=evil@x.y')).link).toHaveAttribute('href', 'mailto:a@b.c%3Fbcc%3Devil@x.y');
  });

  it('of a telephone reads as its country writes it, and is dialled as it is kept', async () => {
    expect(await phone('+48221234567', '+48 22 123 45 67')).toEqual(['+48 22 123 45 67', 'tel:+48221234567']);
    expect(await phone('+48221234567')).toEqual(['+48221234567', 'tel:+48221234567']);
    // What stood before is not shown for what was just typed.
    expect(await phone('+48221234568', '+48 22 123 45 67')).toEqual(['+48221234568', 'tel:+48221234568']);
    expect(await phone('22 old 555')).toEqual(['22 old 555', 'tel:22555']);
  });

  it('that is masked is not in the page', async () => {
    const { element } = await show('text', 'secret', { access: 'masked' });
    expect(element).not.toHaveTextContent('secret');
  });

  it('of an unknown type, or in a strange form, can still be read', async () => {
    expect((await show('hologram', { a: 1 })).element).toHaveTextContent('{"a":1}');
  });

  it('of money in a strange form can still be read', async () => {
    expect((await show('money', 12)).element).toHaveTextContent('12');
  });

  it('that is absent is a dash with a name', async () => {
    await show('date', null);
    expect(screen.getByLabelText('none')).toHaveTextContent('–');
  });

  it('is in the language of the reader', async () => {
    expect((await show('country', 'PL', {}, 'ru')).element).toHaveTextContent('Польша');
  });

  it('that is a file shows its hostile name as text and leads to the download alone', async () => {
    const name = '"><img src=x onerror=alert(1)>.pdf';
    const { element, link } = await show('file', { id: 'f1', name, media_type: 'application/pdf', size_bytes: 1, preview: false });
    expect(element.querySelector('img')).toBeNull();
    expect(link).toHaveTextContent(name);
    expect(link).toHaveAttribute('href', '/api/v1/attachments/f1');
  });

  it('that is formatted text is cleaned once more before it is shown', async () => {
    const { element } = await show('rich_text', '<p onclick="x()" style="position:fixed">a <b>b</b><img src=x onerror=alert(1)><script>alert(1)</script></p><a href="javascript:alert(1)">l</a><a href="https://a.example/">m</a><svg onload=x()>');
    await vi.waitFor(() => expect(element.querySelector('b')).not.toBeNull());
    expect(element.querySelector('img, script, svg, [onclick], [style], a[href^="javascript"]')).toBeNull();
    expect(element.querySelector('a[href="https://a.example/"]')).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it.each([
    ['PL', ['Rynek 1', '31-042 Kraków', 'Małopolska', 'Poland']],
    ['US', ['Rynek 1', 'Kraków, Małopolska 31-042', 'United States']],
    ['GB', ['Rynek 1', 'Kraków', 'Małopolska', '31-042', 'United Kingdom']],
    ['JP', ['31-042', 'Małopolska Kraków', 'Rynek 1', 'Japan']],
  ])('that is an address stands as %s writes it', async (country, lines) => {
    const { element } = await show('address', { lines: 'Rynek 1', postcode: '31-042', city: 'Kraków', region: 'Małopolska', country });
    expect(element.textContent?.split('\n')).toEqual(lines);
  });

  it('of several links names them all', async () => {
    const { element } = await show('links', [{ id: '1', code: 'A-1', label: 'Ana' }, { id: '2', code: null, label: 'Bo' }]);
    expect(element).toHaveTextContent('Ana, Bo');
  });

  it('of a broken country code is the code', async () => {
    expect((await show('country', '??')).element).toHaveTextContent('??');
  });
});
