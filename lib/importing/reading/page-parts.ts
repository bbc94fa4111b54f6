// What of a web page is its text, and what surrounds it: told by roles, by the names page builders give their boxes, and, in pages
// from before such names, by lines that are nothing but links.
import type { RawLine } from "@/lib/importing/reading/line";

type Attributes = Readonly<Record<string, string>>;

export const isHidden = (attributes: Attributes) =>
  attributes.hidden !== undefined || attributes["aria-hidden"] === "true";

export const isMain = (name: string, { role }: Attributes) => name === "main" || name === "article" || role === "main";

const whole = new Set(["html", "body", "main", "article"]);
const roles = new Set([
  "navigation",
  "search",
  "dialog",
  "alertdialog",
  "complementary",
  "contentinfo",
  "menu",
  "menubar",
]);

/** Words of the names, as they stand between hyphens: `site-footer`, `region_sidebar_first`. */
const words =
  /(?:^|[-_])(?:cookies?|consent|gdpr|skip|breadcrumbs?|nav|navbar|navigation|menu|share|sharing|sharedaddy|social|addtoany|related|relatedposts|sidebar|footer|comments?|respond|newsletter|subscribe|signup|login|search|pager|pagination|masthead|topbar|popup|modal|screen-reader-text|element-invisible|visually-hidden|sr-only)(?=$|[-_])/i;

/** A link to another place of this page, a box with such a role or such a name. */
export function isFurniture(name: string, attributes: Attributes): boolean {
  if (whole.has(name)) return false;
  const { role = "", id = "", class: names = "", href } = attributes;
  if (name === "a") return href?.startsWith("#") === true;
  return roles.has(role) || [id, ...names.split(/\s+/)].some((one) => one.length < 60 && words.test(one));
}

/** A link to another page of the same site. */
export const isOfSite = (href: string | undefined) =>
  href !== undefined && !/^(?:[a-z][a-z+.-]*:|#|\/\/|\/cdn-cgi\/)/i.test(href.trim());

export const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const longestEntry = 4;

/** Leaves out menus: two short lines of links or more at the front of the page, three or more elsewhere. */
export function withoutMenus(lines: readonly RawLine[], linked: ReadonlyMap<RawLine, number>): RawLine[] {
  const isEntry = (line: RawLine) => {
    const words = wordsIn(line.text);
    return words === 0 || (words <= longestEntry && linked.get(line) === words);
  };
  const kept: RawLine[] = [];
  let run: RawLine[] = [];
  const endRun = () => {
    const entries = run.filter((line) => wordsIn(line.text) > 0).length;
    if (entries < (kept.every((line) => wordsIn(line.text) === 0) ? 2 : 3)) kept.push(...run);
    run = [];
  };
  for (const line of lines) {
    if (isEntry(line)) run.push(line);
    else {
      endRun();
      kept.push(line);
    }
  }
  endRun();
  return kept;
}
