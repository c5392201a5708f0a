// Small pieces of a page, with text that is set as text.

export function element(name, className = "", words = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

// Whether a part has a height of its own, within which it scrolls.
export function scrolls(part) {
  return getComputedStyle(part).overflowY === "auto";
}

export function button(words, act, key = "") {
  const made = element("button", "cj-review-button", words);
  made.type = "button";
  if (key) {
    made.setAttribute("aria-keyshortcuts", key);
    const hint = element("kbd", "", key);
    hint.setAttribute("aria-hidden", "true");
    made.append(hint);
  }
  made.addEventListener("click", act);
  return made;
}
