// One press of Back is one step. Streamlit enters an address into the history whenever it changes: after a turn of the
// menu first the bare address of the page, then the one with the reader's places and language. An address that changes
// without an act of the reader replaces the entry that it corrects.
(() => {
  if (window.chengjingHistory) return;
  window.chengjingHistory = true;
  let hasActed = false;
  for (const kind of ["pointerdown", "click", "keydown", "input", "change"]) {
    addEventListener(kind, () => { hasActed = true; }, true);
  }
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const isSamePage = new URL(url, location.href).pathname === location.pathname;
    if (isSamePage && !hasActed) history.replaceState(state, title, url);
    else push(state, title, url);
    hasActed = false;
  };
})();
