// The text of a report, paragraph by paragraph, its figures marked. Places are counted in characters of the whole text,
// as the server counts them: one letter outside of the basic plane is one.
import { element, button, scrolls } from "./elements.js";

export class DocumentPane {
  constructor(words, select, back) {
    this.words = words;
    this.root = element("section", "cj-document");
    this.root.tabIndex = 0;
    this.root.setAttribute("aria-label", words.document);
    this.text = element("div", "cj-document-text");
    this.bar = element("div", "cj-document-bar");
    this.offer = element("div", "cj-document-offer");
    this.offer.hidden = true;
    const leave = button(words.back, back);
    leave.classList.add("cj-document-back");
    this.bar.append(leave);
    this.root.append(this.bar, this.text, this.offer);
    this.text.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (!mark || !getSelection().isCollapsed) return;
      const ids = mark.dataset.ids.split(" ");
      const next = (ids.indexOf(this.current) + 1) % ids.length; // several figures in one place: one after the other
      select(ids[next]);
    });
  }

  show(paragraphs, entries, states) {
    const shape = JSON.stringify([paragraphs.length, paragraphs.at(-1)?.start, entries.map(({ id }) => id)]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.paragraphs = paragraphs;
      this.build(entries);
    }
    this.refresh(states);
  }

  build(entries) {
    const sorted = [...entries].sort((one, other) => one.start - other.start || one.end - other.end);
    let at = 0;
    this.text.replaceChildren(...this.paragraphs.map(({ number, start, text }) => {
      const letters = Array.from(text);
      const end = start + letters.length;
      const line = element("p", "cj-paragraph");
      const label = element("span", "cj-paragraph-number", String(number));
      label.setAttribute("aria-hidden", "true");
      line.append(label);
      let place = start;
      const run = (to, kind) => {
        const part = element(kind, "", letters.slice(place - start, to - start).join(""));
        part.dataset.start = place;
        line.append(part);
        place = to;
        return part;
      };
      while (at < sorted.length && sorted[at].start < end) {
        const first = sorted[at];
        const ids = [first.id];
        let last = Math.min(first.end, end);
        at += 1;
        while (at < sorted.length && sorted[at].start < last) {
          last = Math.max(last, Math.min(sorted[at].end, end));
          ids.push(sorted[at].id);
          at += 1;
        }
        if (first.start < place || last <= first.start) continue;
        if (first.start > place) run(first.start, "span");
        run(last, "mark").dataset.ids = ids.join(" ");
      }
      if (place < end) run(end, "span");
      return line;
    }));
  }

  marks() {
    return this.text.querySelectorAll("mark");
  }

  refresh(states) {
    for (const mark of this.marks()) {
      const all = mark.dataset.ids.split(" ").map((id) => states[id] ?? "open");
      mark.dataset.state = all.includes("open") ? "open" : all.includes("accepted") ? "accepted" : "rejected";
    }
  }

  point(id, entry, scroll) {
    this.current = id;
    for (const mark of this.marks()) {
      const isCurrent = mark.dataset.ids.split(" ").includes(id);
      mark.classList.toggle("cj-current", isCurrent);
      if (isCurrent) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
      if (isCurrent && scroll) this.reveal(mark);
    }
  }

  // The page itself stays where it is, but on a phone, where the text has no height of its own.
  reveal(mark) {
    const [own, at] = [this.root.getBoundingClientRect(), mark.getBoundingClientRect()];
    if (!scrolls(this.root)) mark.scrollIntoView({ block: "center" });
    else if (at.top < own.top + 40 || at.bottom > own.bottom - 40) {
      this.root.scrollTop += at.top - own.top - this.root.clientHeight / 3;
    }
  }

  // The selected words of the text with their place; null where nothing of it is selected.
  readSelection() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.startContainer) || !this.text.contains(range.endContainer)) return null;
    let [start, end] = [this.placeOf(range.startContainer, range.startOffset), this.placeOf(range.endContainer, range.endOffset)];
    if (start === null || end === null || end <= start) return null;
    const words = this.wordsBetween(start, end);
    start += Array.from(words).length - Array.from(words.trimStart()).length;
    const text = words.trim();
    end = start + Array.from(text).length;
    return text && !text.includes("\n") ? { start, end, text } : null;
  }

  placeOf(node, offset) {
    if (node.nodeType !== Node.TEXT_NODE) {
      const next = node.childNodes[offset] ?? node.lastChild;
      const part = next?.closest?.("[data-start]") ?? next?.querySelector?.("[data-start]");
      return part ? Number(part.dataset.start) : null;
    }
    const part = node.parentElement.closest("[data-start]");
    return part ? Number(part.dataset.start) + Array.from(node.data.slice(0, offset)).length : null;
  }

  wordsBetween(start, end) {
    const parts = this.paragraphs
      .filter((paragraph) => paragraph.start < end && paragraph.start + Array.from(paragraph.text).length > start)
      .map((paragraph) => Array.from(paragraph.text).slice(Math.max(0, start - paragraph.start), end - paragraph.start).join(""));
    return parts.join("\n");
  }

  // Where words stand in the text: the first place after the current figure, else the first of all.
  findWords(words, entry) {
    const sought = words.trim();
    if (!sought) return null;
    const places = this.paragraphs.flatMap(({ start, text }) => {
      const at = text.indexOf(sought);
      return at < 0 ? [] : [start + Array.from(text.slice(0, at)).length];
    });
    const start = places.find((place) => place > (entry?.start ?? -1)) ?? places[0];
    return start === undefined ? null : { start, end: start + Array.from(sought).length, text: sought };
  }

  offerToAdd(selection, add) {
    if (!selection) {
      if (!this.offer.contains(document.activeElement)) this.offer.hidden = true;
      return;
    }
    const shown = selection.text.length > 18 ? `${selection.text.slice(0, 18)}…` : selection.text;
    this.offer.replaceChildren(button(this.words.add_selected.replace("%words%", shown), add, "n"));
    this.offer.hidden = false;
  }

  isOffering() {
    return !this.offer.hidden;
  }
}
