/* What the layer is given (rows.py, outlines.py, payload.py), and what its files share. */

type Code = "sv" | "en";
type ByLanguage = Record<Code, string>;
type Plural = Record<string, string>;
/** Left, top, right, bottom. */
type Box = [number, number, number, number] | number[];

/** A thing on the map: a place or a partnership by its index in the rows. */
type Target = ["place" | "partnership", number];
/** What was chosen; an empty kind takes a choice back. `n` counts choices, so that no two are equal. */
interface Choice {
  kind: string;
  id: string;
  n: number;
}

/** rows.py: `rows_json`. Places are named by their index. */
interface Rows {
  places: Place[];
  partnerships: Partnership[];
  groups: { id: string; colour: string; shape: string; label: ByLanguage }[];
  /** `at` is where a country's name may stand: latitude, longitude, width in degrees. */
  countries: Record<string, ByLanguage & { at: [number, number, number] | null }>;
  strings: Record<string, Record<string, string | Plural>>;
  /** By name, as in components/kit/colours.py. */
  colours: Record<string, string>;
}
interface Place {
  id: string;
  name: ByLanguage;
  short: ByLanguage;
  lat: number;
  lon: number;
  /** ISO 3166-1 alpha-2. */
  country: string;
  kind: string;
  /** Kommunkod or länskod, empty abroad. */
  code: string;
  /** The indices of the other rows of the same body. */
  twins: number[];
}
interface Partnership {
  id: string;
  swedish: number;
  others: number[];
  partners: number[];
  /** Countries of partners that no source names. */
  unnamed: string[];
}

/** rows.py: `columns`, a list for each field of the rows. A text or list that is seldom another than usual is a pair
 * of position and value. */
interface Columns {
  /** Parts of a degree. */
  unit: number;
  groups: Rows["groups"];
  strings: Rows["strings"];
  colours: Rows["colours"];
  kinds: string[];
  countries: {
    code: string[];
    name: string[];
    name_en: [number, string][];
    at: ([number, number, number] | null)[];
  };
  places: {
    id: string[];
    name: string[];
    name_en: [number, string][];
    /** Where it differs from the Swedish name. */
    short: [number, string][];
    /** Where it differs from the Swedish short name. */
    short_en: [number, string][];
    /** Each the difference to the one before. */
    lat: number[];
    lon: number[];
    /** Positions in `countries` and `kinds`. */
    country: number[];
    kind: number[];
    code: string[];
    twins: [number, number[]][];
  };
  partnerships: {
    id: string[];
    swedish: number[];
    others: [number, number[]][];
    /** The first partner, -1 for none. */
    partner: number[];
    further: [number, number[]][];
    unnamed: [number, string[]][];
  };
}

/** outlines.py: `world_outlines`. Texts are lines; `unit` parts make a degree. */
interface WorldDocument {
  unit: number;
  land: string;
  /** Positions of the rings of land that are holes in the polygon before them. */
  holes: number[];
  borders: string;
}
/** outlines.py: `sweden_outlines`. Texts of areas are rings of numbers of arcs. */
interface SwedenDocument {
  unit: number;
  arcs: string;
  kommun: Record<string, string>;
  lan: Record<string, string>;
  lakes: string;
}
/** Lines, or a MultiPolygon of GeoJSON. */
type Outline = Line[] | { coordinates: [number, number][][][] };
interface World {
  land: Outline[];
  borders: Outline;
}
interface Sweden {
  kommun: Record<string, Outline>;
  lan: Record<string, Outline>;
  lakes: Outline;
}

/** payload.py: `payload`, as JSON. Bytes are base64, or an array of the client. */
interface Payload {
  language: Code;
  /** One byte a row: 0 hidden, else status (1-4) in the low three bits and theme group + 1 (0 none) above. */
  rows: string | Uint8Array;
  places: string | Uint8Array;
  selection: Target | null;
  /** "kommun", "region" or empty for both. */
  outlines: string;
  /** Which part of the world is shown, empty for all rows. */
  area: string;
  /** The rows that the map makes room for instead of those that are drawn. */
  fit?: string | Uint8Array;
}
/** Payload as it is sent: base64 of JSON, or the value itself. */
type Drawing = string | Payload;

/** Addresses of JSON, or what is in them, or promises of that. */
interface Sources {
  rows: string | Rows | Columns | Promise<Rows | Columns>;
  world: string | WorldDocument | Promise<WorldDocument>;
  sweden: string | Sweden | SwedenDocument | Promise<Sweden | SwedenDocument>;
  drawing?: Drawing;
}

/** A line in zoom-0 pixels: x0, y0, x1, y1, ..., with its box. */
interface Line {
  flat: Float64Array;
  box: Box;
}
interface Area {
  level: string;
  /** Undefined where no table names the area. */
  place: number | undefined;
  rings: Line[];
}
interface Mark {
  place: number;
  x: number;
  y: number;
  dx: number;
  dy: number;
  radius: number;
  size: number;
  rank: number;
  n: number;
  label: string;
  shape: string;
  colour: string;
  swedish: boolean;
  hollow: boolean;
  chosen: boolean;
  end: boolean;
  faded: boolean;
}
/** A canvas at a moment: `x * scale + dx` is a pixel of it. */
interface View {
  context: CanvasRenderingContext2D;
  ratio: number;
  scale: number;
  dx: number;
  dy: number;
  zoom: number;
  frame: Box;
  box: Box;
}

// Leaflet comes without types.
// deno-lint-ignore no-explicit-any
declare const L: any;
// deno-lint-ignore no-explicit-any no-var
declare var PartnershipMap: Record<string, any>;
interface Window {
  /** The application's page around the map's frame: components/host/page.js and first_paint.js. */
  PartnershipPage?: {
    join(frame: Window, show: (drawing: Drawing) => void): void;
    /** The content of an address as a promise (null if it could not be had), undefined if it was not fetched
     * ahead. */
    fetched(url: string): Promise<unknown> | undefined;
    /** The map in a frame's window is drawn. */
    drawn(frame: Window): void;
    /** Leads to an address of ours without loading the page again. */
    go(href: string): void;
    /** Whether the viewer has the map's legend open, once they have chosen. */
    legend?: boolean;
  };
}
