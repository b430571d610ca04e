// @ts-check
/* Lines on a map between marks and the names that stand away from them. */

/** The lines of names away from their marks, as Plotly drew them, by what they were made to be.
 * @type {WeakMap<Element, {whole: string, shown: string}>} */
const lines = new WeakMap();

/** Leave out the lines of the names that are left out: the trace before the names has one for each.
 * @type {(group: Element | undefined, names: Element) => void} */
export const leadTo = (group, names) => {
  const path = group?.querySelector("path");
  if (!path) return;
  const [before, drawn] = [lines.get(path), path.getAttribute("d") ?? ""];
  const whole = before?.shown === drawn ? before.whole : drawn;
  const [parts, texts] = [whole.split(/(?=M)/), names.querySelectorAll(/** @type {"text"} */ ("text"))];
  if (parts.length !== texts.length) return;
  const shown = parts.filter((_, at) => texts[at].style.visibility !== "hidden").join("");
  lines.set(path, { whole, shown });
  if (shown !== drawn) path.setAttribute("d", shown);
};
