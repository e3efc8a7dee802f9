/** What a column of a file can be taken for; `field` keeps it under its heading. */
export const columnMeanings = [
  'phone',
  'firstName',
  'lastName',
  'email',
  'externalId',
  'extension',
  'field',
  'ignore',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

// Headings without case, accents, blanks and punctuation, as people, Excel, Google, Outlook, VAN and PDI write them, in
// English, Spanish, German, French, Italian and Portuguese. Where a file has several of a kind, the first in this order
// is meant.
const aliases: Partial<Record<ColumnMeaning, readonly string[]>> = {
  phone: words(`
    preferredphone primaryphone bestphone mainphone phone phonenumber phoneno e164 mobile mobilephone mobilenumber cell
    cellphone cellphonenumber cellnumber preferredcellphone telephone telephonenumber tel homephone homephonenumber
    residencephone landline landlinephone workphone businessphone officephone otherphone
    telefono numerodetelefono telefonomovil movil celular telefonocelular
    telefon telefonnummer rufnummer handy handynummer mobil mobilnummer mobiltelefon festnetz
    numerodetelephone telephoneportable telephonemobile portable numerodeportable
    cellulare telefonocellulare telefone telemovel numerodetelefone`),
  firstName: words(
    'firstname first givenname forename nombre nombres primernombre vorname prenom nome primeironome',
  ),
  lastName: words(`
    lastname last surname familyname apellido apellidos primerapellido nachname familienname zuname nomdefamille nom
    cognome sobrenome apelido`),
  email: words(`
    preferredemail primaryemail email emailaddress mail mailaddress correo correoelectronico mailadresse emailadresse
    courriel adresseemail adressemail adresseelectronique`),
  externalId: words(
    'externalid contactid voterfilevanid vanid myvanid mycampaignid pdiid voterid statevoterid dwid id',
  ),
  extension: words('extension ext extn phoneextension phoneext durchwahl poste anexo interno'),
};

interface Meaning {
  meaning: ColumnMeaning;
  /** The smaller, the more it is meant. */
  rank: number;
}

const meanings = new Map<string, Meaning>(
  Object.entries(aliases).flatMap(([meaning, names]) =>
    names.map((name, rank): [string, Meaning] => [name, { meaning: meaning as ColumnMeaning, rank }]),
  ),
);

const plainText = (heading: string) =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

/** What a heading means; null: nothing that is known. */
export function meaningOf(heading: string): Meaning | null {
  const plain = plainText(heading);
  // "Phone 1 - Value" and "E-mail 2 - Value" are Google's.
  const numbered = /^(\D+)(\d{1,2})(?:value)?$/.exec(plain);
  const known = meanings.get(plain) ?? (numbered?.[1] === undefined ? undefined : meanings.get(numbered[1]));
  if (!known) return null;
  // The first before the second, and each after the same without a number.
  return numbered && !meanings.has(plain)
    ? { ...known, rank: known.rank + Number(numbered[2]) / 100 }
    : known;
}

/** The known heading that one is a slip of the pen away from; null: it is none, or too short to tell. */
export function similarHeading(heading: string): string | null {
  const plain = plainText(heading);
  if (plain.length < 5 || plain.length > 40 || meaningOf(heading)) return null;
  return [...meanings.keys()].find((known) => known.length >= 5 && isOneSlip(plain, known)) ?? null;
}

/** Whether one letter is missing, too many, another one, or two have changed places. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let begin = 0;
  while (begin < one.length && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - begin && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)];
  const swapped = left.length === 2 && left === `${right[1]}${right[0]}`;
  return Math.max(left.length, right.length) <= 1 || swapped;
}
