// Reviewing a report: its text and the figures read from it side by side. What the reader decides is kept here, so that
// a key costs no way to the server, and is sent a moment later. All text is set as text, never as markup.
import { DocumentPane } from "./document_pane.js";
import { EntryList } from "./entry_list.js";
import { openForm } from "./entry_form.js";
import { element, button } from "./elements.js";

const PAUSE = 600; // milliseconds after the last decision, until it is sent
const NARROW = 760; // pixels, below which text and figures stand one behind the other
const reviews = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  let review = reviews.get(parentElement);
  if (!review) {
    review = new Review(parentElement);
    reviews.set(parentElement, review);
  }
  review.send = (value) => setStateValue("decisions", value);
  review.update(data);
  return () => {
    review.close();
    reviews.delete(parentElement);
  };
}

class Review {
  constructor(parent) {
    this.root = element("div", "cj-review");
    this.root.dataset.pane = "list";
    parent.append(this.root);
    this.report = null;
    this.stop = new AbortController();
    const { signal } = this.stop;
    // Before Streamlit, for which r means to run the page again.
    addEventListener("keydown", (event) => this.takeKey(event), { capture: true, signal });
    for (const kind of ["pointerdown", "focusin"]) { // whoever turns elsewhere takes the decisions along
      addEventListener(kind, (event) => {
        if (!this.root.contains(event.target)) this.flush();
      }, { capture: true, signal });
    }
    document.addEventListener("visibilitychange", () => this.flush(), { signal });
    document.addEventListener("selectionchange", () => this.noticeSelection(), { signal });
    this.watch = new ResizeObserver(([{ contentRect }]) => {
      this.root.classList.toggle("cj-review-narrow", contentRect.width < NARROW);
    });
    this.watch.observe(this.root);
  }

  close() {
    this.flush();
    this.stop.abort();
    this.watch.disconnect();
    this.root.remove();
  }

  update(data) {
    const isNew = data.report !== this.report;
    const isAnother = isNew && this.report !== null;
    this.data = data;
    this.words = data.words;
    if (isNew) {
      this.report = data.report;
      this.states = Object.fromEntries(data.states);
      this.changes = Object.fromEntries(data.changes);
      this.added = Object.fromEntries(data.added);
      this.current = null;
      this.filter = "all";
    }
    // What was added here is not yet among the figures of the server: it comes with its next answer.
    this.entries = data.entries;
    if (isNew || this.shownWords !== JSON.stringify(data.words)) this.build();
    this.pane.show(data.paragraphs, this.entries, this.states);
    this.list.show(this.entries);
    if (!this.find(this.current)) this.current = this.visible()[0]?.id ?? null;
    this.point(isAnother); // who has handed in a report goes on with its figures
    if (this.waitsFor && this.find(this.waitsFor)) {
      this.current = this.waitsFor;
      this.waitsFor = null;
      this.point(true);
    }
  }

  build() {
    this.shownWords = JSON.stringify(this.words);
    this.root.replaceChildren();
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", this.words.title);
    this.live = element("p", "cj-review-live");
    this.live.setAttribute("aria-live", "polite");
    this.head = element("div", "cj-review-head");
    this.counts = element("p", "cj-review-counts");
    this.choice = element("select", "cj-review-filter");
    this.choice.setAttribute("aria-label", this.words.filter);
    for (const name of ["all", "open", "remarks", "accepted", "rejected"]) {
      const option = element("option", "", this.words[`filter_${name}`]);
      option.value = name;
      option.selected = name === this.filter;
      this.choice.append(option);
    }
    this.choice.addEventListener("change", () => {
      this.filter = this.choice.value;
      this.list.show(this.entries);
      if (!this.visible().some(({ id }) => id === this.current)) this.current = this.visible()[0]?.id ?? null;
      this.point(false);
    });
    this.all = button(this.words.accept_all, () => this.acceptSure());
    this.onward = button(this.words.to_lines, () => this.goOn());
    this.head.append(
      this.counts, this.choice, this.all, this.onward,
      button(this.words.add, () => this.add()), button(this.words.help, () => this.toggleHelp(), "?"),
    );
    this.help = this.makeHelp();
    this.pane = new DocumentPane(this.words, (id) => this.select(id, true), () => this.showPane("list"));
    this.list = new EntryList(this);
    const panes = element("div", "cj-review-panes");
    panes.append(this.pane.root, this.list.root);
    this.root.append(this.live, this.head, this.help, panes);
  }

  makeHelp() {
    const help = element("dl", "cj-review-help");
    help.hidden = true;
    for (const [keys, name] of [
      ["j ↓", "next"], ["k ↑", "previous"], ["a", "accept"], ["r", "reject"], ["u", "reopen"], ["e", "edit"],
      ["n", "add"], ["d", "see_document"], ["Esc", "cancel"], ["?", "help"],
    ]) {
      const term = element("dt");
      for (const key of keys.split(" ")) term.append(element("kbd", "", key));
      help.append(term, element("dd", "", this.words[name]));
    }
    return help;
  }

  toggleHelp() {
    this.help.hidden = !this.help.hidden;
  }

  find(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  state(id) {
    return this.states[id] ?? "open";
  }

  visible() {
    const keep = {
      all: () => true,
      open: ({ id }) => this.state(id) === "open",
      accepted: ({ id }) => this.state(id) === "accepted",
      rejected: ({ id }) => this.state(id) === "rejected",
      remarks: ({ marks }) => marks.some(({ tone }) => tone === "bad" || tone === "warning"),
    }[this.filter];
    return this.entries.filter((entry) => keep(entry) || entry.id === this.kept);
  }

  // Whether a figure may be accepted without a look: read for sure, and nothing said against it.
  isSure(entry) {
    return entry.confidence === "sure" && !entry.needsEnglish && this.state(entry.id) === "open"
      && entry.marks.every(({ tone }) => tone !== "bad" && tone !== "warning")
      && !entry.marks.some(({ is_known }) => is_known);
  }

  acceptSure() {
    const sure = this.entries.filter((entry) => this.isSure(entry));
    for (const { id } of sure) this.states[id] = "accepted";
    this.afterDecision(this.words.accepted_all.replace("%count%", sure.length));
  }

  decide(id, state) {
    if (!this.find(id)) return;
    if (state === "open") delete this.states[id];
    else this.states[id] = state;
    this.kept = id; // it stays where it is until the reader moves on
    this.afterDecision(this.words[`said_${state}`]);
  }

  afterDecision(words) {
    this.list.refresh();
    this.pane.refresh(this.states);
    this.count();
    this.say(`${words} ${this.counts.textContent}`);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
    this.isDirty = true;
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.isDirty) return;
    this.isDirty = false;
    this.send({ report: this.report, states: this.states, changes: this.changes, added: this.added });
  }

  count() {
    const total = this.entries.length;
    const count = (state) => this.entries.filter(({ id }) => this.state(id) === state).length;
    const [accepted, rejected] = [count("accepted"), count("rejected")];
    this.counts.textContent = this.words.counts
      .replace("%total%", total).replace("%accepted%", accepted)
      .replace("%rejected%", rejected).replace("%open%", total - accepted - rejected);
    const sure = this.entries.filter((entry) => this.isSure(entry)).length;
    this.all.hidden = sure === 0;
    this.all.textContent = this.words.accept_all.replace("%count%", sure);
    this.onward.hidden = accepted === 0;
  }

  // What becomes of the accepted figures stands below both panes, on a phone below all cards.
  goOn() {
    const lines = document.querySelector(".st-key-cj-accepted");
    if (!lines) return;
    lines.tabIndex = -1;
    lines.focus({ preventScroll: true });
    lines.scrollIntoView({ block: "start" });
  }

  say(words) {
    this.live.textContent = words;
  }

  select(id, focus) {
    if (this.current !== id && this.kept) {
      this.kept = null;
      if (this.filter !== "all") this.list.show(this.entries);
    }
    if (!this.visible().some((entry) => entry.id === id)) {
      this.filter = this.choice.value = "all";
      this.list.show(this.entries);
    }
    this.current = id;
    this.point(focus);
  }

  // Show which figure is the current one: in the list and in the text.
  point(focus) {
    this.count();
    this.list.point(this.current, focus);
    this.pane.point(this.current, this.find(this.current), !this.isNarrow() || this.root.dataset.pane === "document");
  }

  step(by) {
    const shown = this.visible();
    if (!shown.length) return;
    const at = shown.findIndex(({ id }) => id === this.current);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1);
    this.select(shown[next].id, true);
  }

  isNarrow() {
    return this.root.classList.contains("cj-review-narrow");
  }

  showPane(name) {
    this.root.dataset.pane = name;
    if (name === "document") {
      this.pane.point(this.current, this.find(this.current), true);
      this.pane.root.focus({ preventScroll: true });
    } else this.list.point(this.current, true);
  }

  edit(id) {
    const entry = this.find(id);
    if (!entry) return;
    this.select(id, false);
    const card = this.list.card(id);
    openForm(card, this.data.options, this.words, { ...entry.fields, ...this.changes[id] }, entry, (fields) => {
      const known = entry.fields;
      const changed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== known[name]));
      if (Object.keys(changed).length) {
        this.changes[id] = { ...this.changes[id], ...changed };
        this.isDirty = true;
        card.classList.add("cj-entry-waiting");
        this.say(this.words.saved);
        this.flush();
      }
      this.list.point(id, true);
    }, () => this.list.point(id, true));
  }

  noticeSelection() {
    if (!this.pane) return;
    this.selected = this.pane.readSelection() ?? this.selected;
    this.pane.offerToAdd(this.pane.readSelection(), () => this.add());
  }

  // A figure that was not read: the selected words of the text or, without any, words that the reader types.
  add() {
    const selection = this.pane.readSelection() ?? (this.pane.isOffering() ? this.selected : null);
    const near = this.find(this.current)?.fields ?? {};
    const fields = {
      indicator_id: "", place_id: near.place_id ?? this.data.options.place_id[0]?.[0] ?? "",
      scope_id: near.scope_id ?? "", period: near.period ?? "", basis_id: "", kind: near.kind ?? "actual",
      comparator: "=", value: selection?.text.match(/-?[0-9]+(\.[0-9]+)?/)?.[0] ?? "", unit: "", base_period: "",
      english: "", quote: selection?.text ?? "",
    };
    if (this.isNarrow()) this.showPane("list");
    const host = this.list.openAddition();
    const leave = () => {
      host.remove();
      this.list.point(this.current, true);
    };
    openForm(host, this.data.options, this.words, fields, null, ({ quote, ...given }) => {
      const place = selection && quote === selection.text ? selection : this.pane.findWords(quote, this.find(this.current));
      if (!place) return this.words.not_found;
      const id = `added-${place.start}-${place.end}-${Object.keys(this.added).length}`;
      this.added[id] = { start: place.start, end: place.end, fields: given };
      this.states[id] = "accepted";
      this.waitsFor = id;
      this.isDirty = true;
      this.say(this.words.saved);
      this.flush();
      leave();
      return null;
    }, leave);
  }

  takeKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.root.isConnected || !this.data) return;
    const { target } = event;
    const isHere = this.root.contains(target);
    if (!isHere && target !== document.body) return;
    if (target.closest?.("input, textarea, select, [contenteditable]")) return;
    const isButton = target.closest?.("button, a, summary");
    const act = {
      j: () => this.step(1), ArrowDown: () => this.step(1), k: () => this.step(-1), ArrowUp: () => this.step(-1),
      a: () => this.decide(this.current, "accepted"), r: () => this.decide(this.current, "rejected"),
      u: () => this.decide(this.current, "open"), e: () => this.edit(this.current), n: () => this.add(),
      d: () => this.showPane(this.root.dataset.pane === "list" ? "document" : "list"), "?": () => this.toggleHelp(),
    }[event.key];
    const isArrow = event.key.startsWith("Arrow");
    if (!act || (isArrow && (!isHere || isButton || target === this.pane.root))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }
}
