// @ts-check

/**
 * Makes an element. Strings become text, never markup; `on…` properties are listeners, names with a dash and `role` are
 * attributes, anything else is a property of the element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role') element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * The element of the page with this id.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`Expected a ${type.name} with the id '${id}' in index.html, found ${element}.`);
  return element;
}

/**
 * Fills a container and hides it when there is nothing to show. Whoever stood on what goes away stands on the heading.
 * @param {HTMLElement} container
 * @param {...Node} children
 */
export function fill(container, ...children) {
  const hadFocus = container.contains(document.activeElement);
  container.replaceChildren(...children);
  container.hidden = children.length === 0;
  if (hadFocus) byId('heading', HTMLHeadingElement).focus({ preventScroll: true });
}
