/** An address in the order in which its country writes it; the country itself comes last, in the reader's language. */
import type { Address } from './values';

/** City, region and postcode on one line: New York, NY 10001. */
const CITY_REGION_CODE = new Set(['US', 'CA', 'AU', 'PR']);
/** The postcode on a line of its own, after the city. */
const CODE_LAST = new Set(['GB', 'IE', 'UA', 'IN', 'KE', 'ZA', 'SG', 'MT', 'RU']);
/** From the large to the small: postcode, region, city, then the street. */
const LARGE_FIRST = new Set(['JP', 'CN', 'KR', 'TW']);

const joined = (by: string, ...texts: string[]) => texts.filter(Boolean).join(by);

/** The lines of an address, none of them empty. */
export function addressLines(address: Address, countryName: string): string[] {
  const { lines, postcode, city, region, country } = address;
  const street = lines.split('\n');
  const place = ((): string[] => {
    if (LARGE_FIRST.has(country)) return [postcode, joined(' ', region, city)];
    if (CITY_REGION_CODE.has(country)) return [joined(', ', city, joined(' ', region, postcode))];
    if (CODE_LAST.has(country)) return [city, region, postcode];
    if (country === 'BR') return [joined(' - ', city, region), postcode];
    return [joined(' ', postcode, city), region];
  })();
  const all = LARGE_FIRST.has(country) ? [...place, ...street] : [...street, ...place];
  return [...all, countryName].map((line) => line.trim()).filter(Boolean);
}
