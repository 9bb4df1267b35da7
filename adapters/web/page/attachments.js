import { make, makeButton, part } from "./elements.js";
import { Problem, sendFile } from "./server.js";
import { state, told } from "./state.js";
import { phrases, words } from "./words.js";

/** @typedef {import("../../../src/chat/text.ts").Text} Text */

/**
 * @typedef {object} Attached A file on its way to the server, taken in, or refused.
 * @property {File} file
 * @property {number} part how much of it has been sent, from 0 to 1
 * @property {string} [id] the name it was taken in under
 * @property {Text} [problem] why it was not
 * @property {AbortController} stop
 * @property {HTMLElement} chip
 */

const most = 10;
const list = part("attached", HTMLElement);
const picker = part("files", HTMLInputElement);

/** @type {Attached[]} */
let attached = [];
/** @type {() => void} */
let settled = () => {};

/** Whether a file is still on its way. */
export const uploading = () =>
  attached.some(({ id, problem }) => id === undefined && problem === undefined);

/** Whether a file was refused and still stands there. */
export const refused = () => attached.some(({ problem }) => problem !== undefined);

/** How many files would go with the next line. */
export const ready = () => attached.filter(({ id }) => id !== undefined).length;

/** Takes the files away that go with a line, by the ids they were taken in under. */
export const takeFiles = () => {
  const taken = attached.filter(({ id }) => id !== undefined);
  attached = attached.filter((one) => !taken.includes(one));
  draw();
  return taken;
};

/**
 * Puts files back whose line was not sent.
 * @param {readonly Attached[]} taken
 */
export const putBack = (taken) => {
  attached = [...taken, ...attached];
  draw();
};

/** Forgets every file: somebody else is acting now. */
export const dropFiles = () => {
  for (const { stop } of attached) stop.abort();
  attached = [];
  draw();
};

/**
 * Sends files to the server at once, so that what is wrong with one is said while the line is typed.
 * @param {Iterable<File>} files
 */
const add = (files) => {
  for (const file of files) {
    const { me } = state;
    if (me === undefined) return;
    /** @type {Attached} */
    const one = { file, part: 0, stop: new AbortController(), chip: make("li") };
    attached.push(one);
    if (attached.filter(({ problem }) => problem === undefined).length > most)
      one.problem = words.tooManyFiles;
    else void send(one, me.id);
  }
  draw();
};

/** @param {Attached} one @param {string} as */
const send = async (one, as) => {
  try {
    const { id } = await sendFile(as, one.file, one.stop.signal, (part) => {
      one.part = part;
      const bar = one.chip.querySelector("progress");
      if (bar !== null) bar.value = part;
    });
    one.id = id;
    part("said", HTMLElement).textContent = told(phrases.fileReady(one.file.name));
  } catch (error) {
    if (one.stop.signal.aborted) return;
    one.problem = error instanceof Problem ? error.text : words.offline;
  }
  drawChip(one);
  settled();
};

const draw = () => {
  for (const one of attached) drawChip(one);
  list.replaceChildren(...attached.map(({ chip }) => chip));
  list.hidden = attached.length === 0;
};

/** @param {Attached} one */
const drawChip = (one) => {
  const { file, problem, id, part: sent, chip } = one;
  const bar = make("progress", { label: told(phrases.sendingFile(file.name)) });
  bar.value = sent;
  const focused = chip.contains(document.activeElement);
  const remove = makeButton(
    { class: "remove", text: "✕", label: told(phrases.removeFile(file.name)) },
    () => {
      one.stop.abort();
      const at = attached.indexOf(one);
      attached = attached.filter((other) => other !== one);
      draw();
      const next = attached[Math.min(at, attached.length - 1)]?.chip.querySelector("button");
      (next ?? part("line", HTMLTextAreaElement)).focus();
      settled();
    },
  );
  chip.className = problem === undefined ? "" : "refused";
  chip.replaceChildren(
    make("span", { class: "file-name", text: file.name }),
    make("small", { text: sizeOf(file.size) }),
    ...(problem === undefined
      ? id === undefined
        ? [bar]
        : []
      : [make("span", { class: "why", text: told(problem), role: "alert" })]),
    remove,
  );
  if (focused) remove.focus();
};

/** Draws the chips in the language of the page. */
export const drawAttached = draw;

/** @param {number} bytes */
const sizeOf = (bytes) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

/**
 * Lets files be chosen, dropped and pasted. `changed` hears when one has been taken in, refused or
 * removed.
 * @param {HTMLElement} area where files may be dropped
 * @param {HTMLTextAreaElement} line where they may be pasted
 * @param {() => void} changed
 */
export const takeIn = (area, line, changed) => {
  settled = changed;
  part("attach", HTMLButtonElement).addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    add(picker.files ?? []);
    picker.value = "";
    line.focus();
  });
  line.addEventListener("paste", (event) => {
    const { files = undefined, types = [] } = event.clipboardData ?? {};
    // Office programs put a picture of the text beside the text: the text is what is meant.
    if (files === undefined || files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    add(files);
  });
  let inside = 0;
  const shade = part("drop", HTMLElement);
  /** @param {DragEvent} event */
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  area.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    inside += 1;
    shade.hidden = false;
  });
  area.addEventListener("dragleave", (event) => {
    if (!carriesFiles(event)) return;
    inside -= 1;
    shade.hidden = inside > 0 ? shade.hidden : true;
  });
  area.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  area.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    inside = 0;
    shade.hidden = true;
    add(event.dataTransfer?.files ?? []);
    line.focus();
  });
};
