import { posix } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ContactFileError } from '../errors.ts';
import { readWholeXml } from './read-xml.ts';
import { type CellStyle, isDateFormat } from './cell-text.ts';

/** Inflated, all parts that are read together: a zip of a megabyte can hold a thousand. */
const maxInflatedBytes = 512 * 1024 * 1024;
const maxEntries = 2_000;
const maxSharedCharacters = 64 * 1024 * 1024;

export interface Workbook {
  /** The first sheet. */
  sheet: Readable;
  sharedStrings: string[];
  /** Of each cell style: the digits that it pads to, or whether it shows a date. */
  styles: CellStyle[];
  /** Whether days are counted from 1904 on. */
  from1904: boolean;
}

/** @throws ContactFileError for what is no workbook, or too large a one */
export async function openWorkbook(file: Buffer, inflatedBytes = maxInflatedBytes): Promise<Workbook> {
  const parts = await openParts(file, inflatedBytes);
  const root = (await relations(parts, '')).find(({ type }) => type.endsWith('/officeDocument'));
  const path = root?.target ?? 'xl/workbook.xml';
  const { sheetId, from1904 } = await readWorkbook(await required(parts, path));
  const related = await relations(parts, path);
  const sheet = related.find(({ id, type }) => id === sheetId && type.endsWith('/worksheet'));
  if (!sheet) throw new ContactFileError('its first sheet is no table of cells');
  const part = (kind: string) => parts.open(related.find(({ type }) => type.endsWith(kind))?.target ?? '');
  return {
    sharedStrings: await readSharedStrings(await part('/sharedStrings')),
    styles: await readStyles(await part('/styles')),
    sheet: await required(parts, sheet.target),
    from1904,
  };
}

interface Parts {
  /** Null: there is none. */
  open(path: string): Promise<Readable | null>;
}

async function openParts(file: Buffer, inflatedBytes: number): Promise<Parts> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(file, { lazyEntries: true });
    if (zip.entryCount > maxEntries) throw new ContactFileError('the workbook has too many parts');
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    throw error instanceof ContactFileError
      ? error
      : new ContactFileError('it is not a whole .xlsx workbook');
  }
  let inflated = 0;
  return {
    async open(path) {
      const entry = entries.get(path);
      if (!entry) return null;
      const stream = await zip.openReadStreamPromise(entry);
      const bounded = new Transform({
        transform(chunk: Buffer, _, done) {
          inflated += chunk.length;
          if (inflated > inflatedBytes)
            done(new ContactFileError('the workbook is too large; save it as CSV'));
          else done(null, chunk);
        },
      });
      stream.on('error', () => bounded.destroy(new ContactFileError('the workbook is damaged')));
      return stream.pipe(bounded);
    },
  };
}

async function required(parts: Parts, path: string): Promise<Readable> {
  const part = await parts.open(path);
  if (!part) throw new ContactFileError('it is not an .xlsx workbook');
  return part;
}

/** What a part refers to, with paths from the root. */
async function relations(parts: Parts, path: string) {
  const folder = posix.dirname(path);
  const part = await parts.open(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const found: { id: string; type: string; target: string }[] = [];
  if (!part) return found;
  await readWholeXml(part, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      found.push({ id: Id, type: Type, target: posix.join('/', folder, Target).slice(1) });
      if (Target.startsWith('/')) found.push({ id: Id, type: Type, target: Target.slice(1) });
    },
  });
  // An absolute target comes second, and is the one that is meant.
  return found.toReversed();
}

async function readWorkbook(part: Readable) {
  let sheetId: string | undefined;
  let from1904 = false;
  await readWholeXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') {
        sheetId ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      }
    },
  });
  return { sheetId, from1904 };
}

async function readSharedStrings(part: Readable | null): Promise<string[]> {
  const strings: string[] = [];
  if (!part) return strings;
  let text = '';
  let characters = 0;
  let within = '';
  await readWholeXml(part, {
    open(name) {
      if (name === 'si') text = '';
      // How a word is pronounced stands beside it.
      if (name === 'rPh') within = 'rPh';
      else if (name === 't' && within !== 'rPh') within = 't';
    },
    text(more) {
      if (within === 't') text += more;
    },
    close(name) {
      if (name === within) within = '';
      if (name !== 'si') return;
      characters += text.length;
      if (characters > maxSharedCharacters)
        throw new ContactFileError('the workbook is too large; save it as CSV');
      strings.push(text);
    },
  });
  return strings;
}

async function readStyles(part: Readable | null): Promise<CellStyle[]> {
  const styles: CellStyle[] = [];
  if (!part) return styles;
  const formats = new Map<string, string>();
  let inCells = false;
  await readWholeXml(part, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') formats.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const code = formats.get(numFmtId);
      if (isDateFormat(Number(numFmtId), code)) styles.push({ date: true });
      else styles.push(code !== undefined && /^0{2,20}$/.test(code) ? { digits: code.length } : null);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
