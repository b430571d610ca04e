// @ts-check
/* On paper, while the search is open with what it found: the question and the answers, not the page behind it. */
import { contract } from "./contract.js";
import { byId, made } from "./page.js";

const { ids } = contract;

/** Have the question and what was found stand below a head, alone; nothing where no search is open or nothing
 * was found. What is returned takes them away again.
 * @type {(head: HTMLElement | null) => () => void} */
export const answersBelow = (head) => {
  const dialog = /** @type {HTMLDialogElement | null} */ (byId(ids.SEARCH_DIALOG));
  const found = byId(ids.SEARCH_FOUND);
  const question = /** @type {HTMLInputElement | null} */ (byId(ids.SEARCH_FIELD))?.value.trim();
  if (!head || !dialog?.open || !question || !found?.childElementCount) return () => {};
  const hits = [...found.children].map((one) => made("li", {}, ...[...one.querySelectorAll("span")]
    .map((part) => made("span", { className: part.className }, part.textContent || ""))));
  const answers = made("section", { className: "paper-answers" }, made("h2", {}, question), made("ul", {}, ...hits));
  head.after(answers);
  document.documentElement.classList.add("answers-alone");
  return () => {
    answers.remove();
    document.documentElement.classList.remove("answers-alone");
  };
};
