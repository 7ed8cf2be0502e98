/** Figures and dates: exact, in the reader's form, never shifted by a zone. */
import { describe, expect, it } from 'vitest';
import { Formats } from './format';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('keeps every digit of amounts no float can hold', () => {
    expect(new Formats('en').money({ amount: '90071992547409.93', currency: 'EUR' })).toBe('€90,071,992,547,409.93');
    expect(plain(new Formats('fr').money({ amount: '-0.10', currency: 'EUR' }))).toBe('-0,10 €');
  });

  it('keeps the places of the currency as they came', () => {
    expect(plain(new Formats('pl').money({ amount: '1200', currency: 'JPY' }))).toBe('1200 JPY');
    expect(plain(new Formats('en').money({ amount: '1.234', currency: 'KWD' }))).toBe('KWD 1.234');
  });

  it('shows what is no amount as it is', () => {
    expect(new Formats('en').money({ amount: '1e5', currency: 'EUR' })).toBe('1e5 EUR');
    expect(new Formats('en').money({ amount: '1.00', currency: '<b>' })).toBe('1.00 <b>');
  });
});

describe('points and rates', () => {
  it('drops trailing zeros of volumes and nothing else', () => {
    expect(new Formats('en').points('1200.5000')).toBe('1,200.5');
    expect(new Formats('en').points('100')).toBe('100');
    expect(new Formats('en').points('0.000')).toBe('0');
  });

  it('shows a rate as a percentage with the digits it has', () => {
    expect(new Formats('en').percent('0.05')).toBe('5%');
    expect(plain(new Formats('ru').percent('0.1275'))).toBe('12,75 %');
    expect(new Formats('en').percent('a lot')).toBe('a lot');
  });
});

const mixed = (tag: string, figures: string) => new Formats(tag, 'UTC', figures);

describe('figures by the rules of another locale', () => {
  it('have its groups and its point, in the order of the reader’s language', () => {
    const amount = { amount: '-1234567.50', currency: 'EUR' };
    expect(plain(mixed('pl', 'en-GB').money(amount))).toBe('-1,234,567.50 €');
    expect(plain(mixed('en', 'de-DE').money(amount))).toBe('-€1.234.567,50');
    expect(plain(mixed('ru', 'en-IN').money(amount))).toBe('-12,34,567.50 €');
    expect(plain(mixed('en', 'fr-FR').decimal('1234.5'))).toBe('1 234,5');
    expect(mixed('en', 'de-CH').integer(1_234_567).replaceAll('\'', '’')).toBe('1’234’567');
    expect(plain(mixed('fr', 'en-GB').percent('0.1275'))).toBe('12.75 %');
  });

  it('leave a number alone that has no groups', () => {
    expect(mixed('en', 'de-DE').integer(12)).toBe('12');
    expect(mixed('en', 'de-DE').points('0.5000')).toBe('0,5');
  });
});

describe('dates', () => {
  it('shows a civil date without moving it, whatever the zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', undefined]) {
      expect(new Formats('en', zone).date('2026-10-31')).toBe('Oct 31, 2026');
    }
  });

  it('shows an instant in the zone of the reader', () => {
    expect(plain(new Formats('en', 'Asia/Tokyo').instant('2026-10-31T20:00:00Z'))).toBe('Nov 1, 2026, 5:00 AM');
  });

  it('shows a period as a month, and broken text as it is', () => {
    expect(new Formats('es').period('2026-10')).toBe('octubre de 2026');
    expect(new Formats('en').date('soon')).toBe('soon');
    expect(new Formats('en').instant('later')).toBe('later');
  });
});
