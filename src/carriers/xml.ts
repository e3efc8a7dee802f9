import { XMLParser } from 'fast-xml-parser';

/**
 * A parser for one carrier's documents. Text stays text: a telephone number is no number, and an order id of digits
 * keeps its zeros. Elements named in `lists` are arrays however often they occur.
 * @returns a function from a document to nested objects, or to undefined when it is no XML (an HTML page, nothing).
 */
export function xmlReader(lists: readonly string[]): (text: string) => unknown {
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => lists.includes(name) });
  return (text) => {
    try {
      return parser.parse(text, true) as unknown;
    } catch {
      return undefined;
    }
  };
}

/** Text for an element, with the characters escaped that XML gives a meaning. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
