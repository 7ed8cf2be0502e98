/** Codes offered where the server lists none of its own: ISO 3166, ISO 4217, our six languages. */

/** ISO 3166-1 alpha-2, all assigned, and Kosovo. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

const CURRENCIES =
  'AED ARS AUD BGN BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP EGP EUR GBP GEL GTQ HKD HNL HUF IDR ILS INR ISK JPY KES KGS KRW KWD KZT MAD MDL MXN MYR NGN NOK NZD PEN PHP PLN PYG RON RSD RUB SAR SEK SGD THB TND TRY UAH USD UYU UZS VND ZAR'.split(
    ' ',
  );

export const CODES: Record<string, { type: Intl.DisplayNamesType; codes: string[] }> = {
  country: { type: 'region', codes: COUNTRIES },
  currency: { type: 'currency', codes: CURRENCIES },
  language: { type: 'language', codes: ['en', 'fr', 'pt', 'es', 'pl', 'ru'] },
};
