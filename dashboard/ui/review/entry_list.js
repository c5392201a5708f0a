// The figures of a report as cards, one of them current: what was read, how sure, and what to know before accepting it.
import { element, button, scrolls } from "./elements.js";

const REACH = 42; // letters of the sentence on either side of a figure

export class EntryList {
  constructor(review) {
    this.review = review;
    this.root = element("section", "cj-entries");
    this.root.setAttribute("aria-label", review.words.entries);
    this.list = element("ol", "cj-entry-list");
    this.nothing = element("p", "cj-entries-none", review.words.none);
    this.root.append(this.nothing, this.list);
  }

  // A card is made anew only where what it says has changed, and not below a form that is open.
  show() {
    const before = new Map([...this.list.children].map((card) => [card.dataset.id, card]));
    const cards = this.review.visible().map((entry) => {
      const [said, known] = [JSON.stringify([entry, this.review.shownWords]), before.get(entry.id)];
      if (known && (known.said === said || known.querySelector("form"))) return known;
      const made = this.make(entry);
      made.said = said;
      return made;
    });
    if (cards.length !== before.size || cards.some((card, at) => card !== this.list.children[at])) {
      const focused = document.activeElement?.closest?.(".cj-entry")?.dataset.id;
      this.list.replaceChildren(...cards);
      if (focused) this.card(focused)?.focus({ preventScroll: true });
    }
    this.nothing.hidden = cards.length > 0;
    this.refresh();
  }

  card(id) {
    return [...this.list.children].find((card) => card.dataset.id === id);
  }

  make(entry) {
    const { words } = this.review;
    const card = element("li", "cj-entry");
    card.dataset.id = entry.id;
    card.tabIndex = -1;
    const head = element("p", "cj-entry-head");
    head.append(element("b", "cj-entry-amount", entry.amount), element("span", "cj-entry-title", entry.title));
    const state = element("span", "cj-entry-state");
    head.append(state);
    card.append(head, element("p", "cj-entry-terms", entry.terms), this.quote(entry));
    const about = [words[entry.confidence], ...entry.why];
    if (entry.isAdded) about.splice(0, about.length, words.is_added);
    if (entry.isCorrected) about.push(words.is_corrected);
    card.append(element("p", `cj-entry-sure cj-${entry.confidence}`, about.join(" · ")));
    for (const mark of entry.marks) card.append(this.remark(mark));
    if (entry.needsEnglish) card.append(this.remark({ tone: "warning", label: words.words_only, sentence: words.needs_english }));
    const actions = element("p", "cj-entry-actions");
    const { review } = this;
    actions.append(
      button(words.accept, () => review.decide(entry.id, review.state(entry.id) === "accepted" ? "open" : "accepted"), "a"),
      button(words.reject, () => review.decide(entry.id, review.state(entry.id) === "rejected" ? "open" : "rejected"), "r"),
      button(words.edit, () => review.edit(entry.id), "e"),
    );
    const see = button(words.see_document, () => {
      review.select(entry.id, false);
      review.showPane("document");
    });
    see.classList.add("cj-entry-see");
    actions.append(see);
    card.append(actions);
    card.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, form")) review.select(entry.id, true);
    });
    card.addEventListener("focus", () => {
      if (review.current !== entry.id) review.select(entry.id, false);
    });
    return card;
  }

  quote(entry) {
    const line = element("p", "cj-entry-quote");
    const paragraph = this.review.data.paragraphs.findLast(({ start }) => start <= entry.start);
    if (!paragraph) return line;
    const letters = Array.from(paragraph.text);
    const [from, to] = [entry.start - paragraph.start, entry.end - paragraph.start];
    const before = letters.slice(Math.max(0, from - REACH), from).join("");
    const after = letters.slice(to, to + REACH).join("");
    line.append(from > REACH ? `…${before}` : before, element("mark", "", letters.slice(from, to).join("")));
    line.append(to + REACH < letters.length ? `${after}…` : after);
    return line;
  }

  remark({ tone, label, sentence, link }) {
    const line = element("p", `cj-remark cj-tone-${tone}`);
    line.append(element("b", "", label), sentence);
    if (link) {
      const there = element("a", "", this.review.words.source);
      there.href = link;
      there.target = "_blank";
      there.rel = "noopener";
      line.append(" ", there);
    }
    return line;
  }

  refresh() {
    const { review } = this;
    for (const card of this.list.children) {
      const state = review.state(card.dataset.id);
      card.dataset.state = state;
      card.querySelector(".cj-entry-state").textContent = state === "open" ? "" : review.words[`is_${state}`];
      const [accept, reject] = card.querySelectorAll(".cj-entry-actions button");
      accept?.setAttribute("aria-pressed", String(state === "accepted"));
      reject?.setAttribute("aria-pressed", String(state === "rejected"));
    }
  }

  point(id, focus) {
    for (const card of this.list.children) {
      const isCurrent = card.dataset.id === id;
      card.classList.toggle("cj-current", isCurrent);
      card.tabIndex = isCurrent ? 0 : -1;
      if (isCurrent) {
        card.setAttribute("aria-current", "true");
        if (focus) card.focus({ preventScroll: true });
        this.reveal(card, focus);
      } else card.removeAttribute("aria-current");
    }
  }

  reveal(card, focus) {
    const [own, at] = [this.root.getBoundingClientRect(), card.getBoundingClientRect()];
    if (!scrolls(this.root)) {
      if (focus) card.scrollIntoView({ block: "nearest" });
    } else if (at.top < own.top) this.root.scrollTop -= own.top - at.top + 8;
    else if (at.bottom > own.bottom) this.root.scrollTop += Math.min(at.bottom - own.bottom + 8, at.top - own.top - 8);
  }

  openAddition() {
    this.root.querySelector(".cj-addition")?.remove();
    const host = element("div", "cj-entry cj-addition");
    this.root.prepend(host);
    this.root.scrollTop = 0;
    return host;
  }
}
