/** PDF files made by hand, small enough to be read: whole ones, one under a password, one that is damaged. */
import { createHash, randomBytes } from 'node:crypto';

/** Puts objects behind one another with the table that says where each is. */
function file(objects, trailer = '') {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** A page for each text. On opening it would speak and go elsewhere, were it allowed to. */
export function pdf(texts) {
  const kids = texts.map((_, at) => `${at * 2 + 4} 0 R`).join(' ');
  const pages = texts.flatMap((text, at) => {
    const stream = `BT /F1 24 Tf 40 100 Td (${text}) Tj ET`;
    return [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents ${at * 2 + 5} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`, `<</Length ${stream.length}>>stream\n${stream}\nendstream`];
  });
  const deeds = `/OpenAction<</S/JavaScript/JS(app.alert\\('spoken'\\))>>/AA<</WC<</S/URI/URI(https://elsewhere.example/)>>>>`;
  return file([`<</Type/Catalog/Pages 2 0 R${deeds}>>`, `<</Type/Pages/Kids[${kids}]/Count ${texts.length}>>`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>', ...pages]);
}

/** It says it is a PDF, and nothing in it is. */
export function brokenPdf() {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'not a page anywhere ')]);
}

const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const md5 = (...parts) => createHash('md5').update(Buffer.concat(parts)).digest();

/** RC4, which no library of today has any more. */
function rc4(key, data) {
  const box = Array.from({ length: 256 }, (_, at) => at);
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + box[at] + key[at % key.length]) & 255;
    [box[at], box[other]] = [box[other], box[at]];
  }
  let [left, right] = [0, 0];
  return data.map((byte) => {
    left = (left + 1) & 255;
    right = (right + box[left]) & 255;
    [box[left], box[right]] = [box[right], box[left]];
    return byte ^ box[(box[left] + box[right]) & 255];
  });
}

/** Opens only with a password (the oldest way there is, of 40 bits; ISO 32000-1, 7.6.3). */
export function lockedPdf() {
  const padded = (word) => Buffer.concat([Buffer.from(word), PAD]).subarray(0, 32);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded('secret'));
  const rights = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const id = randomBytes(16);
  const key = md5(padded('secret'), owner, rights, id).subarray(0, 5);
  const hex = (bytes) => `<${bytes.toString('hex')}>`;
  const lock = `<</Filter/Standard/V 1/R 2/O${hex(owner)}/U${hex(rc4(key, PAD))}/P -4>>`;
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>';
  return file(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, lock], `/Encrypt 4 0 R/ID[${hex(id)}${hex(id)}]`);
}
