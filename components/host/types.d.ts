/* What the scripts of the application's page find there. */

/** What Streamlit's page is like inside: components/host/internals/streamlit_dom.py. */
// deno-lint-ignore no-explicit-any
declare const PartnershipHost: Record<string, any>;
/** components/kit/folds.js. */
declare const PartnershipFolds: {
  /** The id that the address names, or an empty text. */
  here(): string;
  reveal(id: string): boolean;
};
/** What search.js is joined with: components/outputs/client/browser and components/kit/combobox.js. */
// deno-lint-ignore no-explicit-any
declare const PartnershipSite: Record<string, any>;

interface ParentNode {
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}
