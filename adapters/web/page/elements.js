/**
 * An element of the page by its id.
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} kind
 * @returns {E}
 */
export const part = (id, kind) => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`);
  return element;
};

/**
 * A new element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{ class?: string, text?: string, type?: string, id?: string, label?: string, role?: string }} [more]
 * @param {...Node} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export const make = (tag, more = {}, ...children) => {
  const element = document.createElement(tag);
  if (more.class !== undefined) element.className = more.class;
  if (more.text !== undefined) element.textContent = more.text;
  if (more.id !== undefined) element.id = more.id;
  if (more.type !== undefined) element.setAttribute("type", more.type);
  if (more.label !== undefined) element.setAttribute("aria-label", more.label);
  if (more.role !== undefined) element.setAttribute("role", more.role);
  element.append(...children);
  return element;
};

/**
 * A button that does something.
 * @param {{ class?: string, text?: string, label?: string }} more
 * @param {() => void} pressed
 * @param {...Node} children
 */
export const makeButton = (more, pressed, ...children) => {
  const button = make("button", { ...more, type: "button" }, ...children);
  button.addEventListener("click", pressed);
  return button;
};
