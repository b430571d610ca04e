// @ts-check
/* Asking while a reader types: after a pause, and only the answer to the last question counts. */

/**
 * @template Answer
 * @param {(text: string) => Promise<Answer>} ask may fail
 * @param {(answer: Answer | null, text: string) => void} show null: it failed
 * @param {number} pause milliseconds
 */
export const asking = (ask, show, pause) => {
  let last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} text */
  const now = async (text) => {
    last += 1;
    const mine = last;
    const answer = await ask(text).catch(() => null);
    if (mine === last) show(answer, text);
  };
  return {
    /** Ask when the reader pauses.
     * @param {string} text */
    soon(text) {
      this.forget();
      timer = setTimeout(now, pause, text);
    },
    /** Ask nothing any more; an answer under way is dropped. */
    forget() {
      clearTimeout(timer);
      last += 1;
    },
  };
};
