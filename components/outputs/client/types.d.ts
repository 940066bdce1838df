// deno-lint-ignore-file no-explicit-any no-var
/* Shared by the scripts of the site, for `deno check`: the namespace, and the data that Python hands over. */

/** Texts in both languages. */
type Own = Record<"sv" | "en", string>;
/** A day as a whole number that sorts as days do (20240131); 0 is no day. */
type Day = number;
/** What `h` puts into an element; null, false and "" leave nothing. */
type Child = Node | string | number | boolean | null | undefined | Child[];

/** components/outputs/client/data.py: a place, its partnerships and projects name each other by position. */
interface Place {
  id: string;
  name: Own;
  short: Own;
  code: string;
  kind: string;
  country: string;
  lat: number;
  lon: number;
  same: number;
  names: string[];
  also?: string[];
  length: number;
  registers: Record<string, string>;
  answer?: Own & { kind: string };
  order: Record<"swedish" | "partner" | "full", [number, number]>;
}
interface Project {
  title?: string;
  topic?: Own;
  themes?: string[];
  goals?: string[];
  start?: string;
  end?: string;
  /** The newest: of a source, or of the confirmation on which it then rests. */
  evidence?: string;
  confirmed?: string;
  confirmed_by?: Own;
  rests_on_confirmation?: boolean;
  low?: boolean;
  preparation?: boolean;
  grant?: Own;
  confidence: string;
  /** Positions in the document's addresses. */
  sources: number[];
  /** During, first, last, whole, after, announced, stated until, newest, over, why. */
  span: number[];
}
interface Partnership {
  id: string;
  swedish: number;
  programme: string;
  funding: string;
  payers?: string[];
  projects: Project[];
  articles: number[];
  unnamed: string[];
}
interface Article {
  id: string;
  title: string;
  language: string;
  kind: string;
  programme: string;
  day: Day;
  summary: Record<"sv" | "en", [string, number?][]>;
  [field: string]: any;
}

/** The whole document, with what the map layer draws besides (components/parts/map/rows.py). */
interface Data {
  revision: string;
  today: Day;
  usual_day: Day;
  programme_end: string;
  report_to: string;
  years: number[];
  steps: string[];
  places: Place[];
  partnerships: Partnership[];
  articles: Article[];
  countries: Record<string, Own & { region: string; order: [number, number]; at: [number, number] | null }>;
  themes: { id: string; group: string; label: Own; order: [number, number] }[];
  /** Address and host; a note and the address to open where the source has moved or is gone. */
  addresses: string[][];
  known: Record<string, string[]>;
  [part: string]: any;
}

/** components/outputs/client/words.py: sentences by key, one text or one for each form of the plural. */
interface WordsDocument {
  code: "sv" | "en";
  locale: string;
  group: string;
  months: string[];
  lists: Record<"standard" | "or", Record<string, string>>;
  texts: Record<string, string | Record<string, string>>;
}
/** 01_words.js */
interface Words {
  code: "sv" | "en";
  /** Where the language stands in lists of both. */
  at: 0 | 1;
  say(key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
  number(n: number): string;
  date(text: string): string;
  listing(items: string[]): string;
  choice(items: string[]): string;
  own(texts: Own | undefined): string;
}

/** 03_state.js: everything that the viewer chose; lists are filters. */
interface State {
  page: string;
  language: "sv" | "en";
  text: string;
  date: string;
  selection: string;
  sort: string;
  start: number;
  [field: string]: any;
}
/** 07_view.js: everything that a page shows for a state. */
interface View {
  state: State;
  words: Words;
  rows: any[];
  articles: Article[];
  sentence: string;
  counts: Record<string, any>;
  [part: string]: any;
}

/** 02_text.js */
interface TextSearch {
  fold(text: string): string;
  casefold(text: string): string;
  /** Whether every word of a query begins some word of a folded text, or runs on over its spaces. */
  matches(query: string, folded: string): boolean;
  clean(text: string): string;
}
/** 20_dom.js */
interface Dom {
  h(name: string, attributes?: Record<string, unknown>, ...children: Child[]): any;
  link(state: State, attributes?: Record<string, unknown>, ...children: Child[]): any;
  all(selector: string): HTMLAnchorElement[];
  out(url: string, label: Child, className?: string): HTMLElement;
  shape(name: string, colour: string): HTMLElement;
  status(words: Words, name: string): HTMLElement;
  leads: WeakMap<Element, State>;
  [helper: string]: any;
}

/** The namespace; each file adds its parts, in the order of the files' numbers. */
interface Namespace {
  languages: Record<string, Words>;
  text: TextSearch;
  dom: Dom;
  dataset: { data: Data; places: Place[]; [part: string]: any };
  layout: Record<string, Record<string, string>>;
  STATUSES: string[];
  view(dataset: any, state: State): View;
  /** The address of a state; null when the site has no such page. */
  address(state: State): string | null;
  leaves(state: State): boolean;
  isEmbedded(): boolean;
  csv(view: View): string;
  rowsOnly(state: State): State;
  fileName(view: View): string;
  /** Pages without the map: links keep the query, and the list in the page is filtered. */
  carry(query: URLSearchParams): void;
  queryText(query: URLSearchParams): string;
  find(): void;
  [part: string]: any;
}

// Classic scripts share these by name.
declare var PartnershipSite: Namespace;
/** The map layer (components/parts/map/layer). */
declare var PartnershipMap: any;
/** Leaflet. */
declare var L: any;
/** components/kit/folds.js */
declare var PartnershipFolds: { reveal(id: string): boolean; here(): string };
