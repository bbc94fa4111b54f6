// What of a web page is its text, and what surrounds it: told by roles, and by the names page builders give their boxes.

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
