/** How values look: hostile ones as text, masked ones not at all, unknown types readable. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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

  it('of a broken country code is the code', async () => {
    expect((await show('country', '??')).element).toHaveTextContent('??');
  });
});
