// What tests use of elements in functions that run in the browser. React's types declare these interfaces, empty, for
// programs that are compiled without the DOM's.
interface BrowserElement {
  readonly ownerDocument: { readonly activeElement: unknown };
  scrollTo(x: number, y: number): void;
}
interface HTMLElement extends BrowserElement {}
interface SVGElement extends BrowserElement {}
