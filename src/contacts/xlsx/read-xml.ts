import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { ContactFileError } from '../errors.ts';

/** What is told of an XML part; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Bytes of text without a tag that are held. Excel has 32,767 characters in a cell. */
const maxUntagged = 1024 * 1024;
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads a part to its end, and stops after each of its chunks. */
export async function* readXml(part: Readable, handler: XmlHandler): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser();
  let untagged = 0;
  parser.on('error', (error) => {
    throw new ContactFileError(`the workbook is damaged (${error.message.slice(0, 100)})`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    untagged = 0;
    handler.open?.(local(name), attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => {
    untagged = 0;
    handler.close?.(local(name));
  });
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of part as AsyncIterable<Buffer>) {
    untagged += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (untagged > maxUntagged) throw new ContactFileError('a cell of the workbook is too long');
    yield;
  }
  parser.close();
}

/** Reads a part to its end. */
export async function readWholeXml(part: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(part, handler));
}
