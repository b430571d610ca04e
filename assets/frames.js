// @ts-check
/* Time of the browser: work is done in pieces, a frame each, so that a click is never waited for. */

const REST = 300;   /* milliseconds after which a window has its new size */
const [SHORT, MOST] = [12, 60];   /* milliseconds after which a click is to be seen in the next frame */
/** Milliseconds that a frame is waited for. In a window that nobody sees there are none; in one that
 * is seen what comes next is not to be done before the frame, however long a busy machine takes. */
const [UNSEEN, SEEN] = [100, 1000];

/** When what was just drawn has been painted.
 * @returns {Promise<void>} */
export const painted = () => new Promise((done) => {
  const late = setTimeout(done, document.hidden ? UNSEEN : SEEN);
  requestAnimationFrame(() => {
    clearTimeout(late);
    // A message comes after the frame, before which it was sent.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      done();
    };
    channel.port2.postMessage(0);
  });
});

/** Milliseconds of work that a frame may hold. While nobody clicks or types, and the browser tells, one
 * frame takes many pieces: each has a share in the cost of styling and painting the page.
 * @returns {number} */
export const enough = () => (navigator.scheduling?.isInputPending() === false ? MOST : SHORT);

/** Have something done when the window has had its new size for a while.
 * @type {(act: () => void) => void} */
export const whenResized = (act) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let turning;
  window.addEventListener("resize", () => {
    clearTimeout(turning);
    turning = setTimeout(act, REST);
  });
};

/**
 * When something is so, looked at once a frame; after four seconds in any case.
 * @param {() => boolean} isSo
 * @returns {Promise<void>}
 */
export const until = async (isSo) => {
  for (let tries = 240; tries > 0 && !isSo(); tries -= 1) await painted();
};
