// In a preview a link leads to the page within this session, where it is alone; a new tab, or a page that is loaded
// anew, would show the published data. Streamlit follows an address that changes as it does for Back and Forward.
(() => {
  if (window.chengjingStay) return;
  window.chengjingStay = true;
  const pathOf = (url) => url.pathname.slice(0, url.pathname.lastIndexOf("/"));

  const follow = (event, address) => {
    const url = new URL(address, location.href);
    const isHere = url.origin === location.origin && pathOf(url) === pathOf(location);
    if (!isHere || !document.querySelector(".cj-preview")) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(null, "", url.href);
    dispatchEvent(new PopStateEvent("popstate"));
    scrollTo(0, 0);
  };

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || link.download || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!link.closest("[data-testid='stSidebarNav'], [data-testid='stPageLink']")) follow(event, link.href);
  }, true);

  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get" || !form.closest(".cj-search, .stHtml")) return;
    follow(event, `${form.action}?${new URLSearchParams(new FormData(form))}`);
  }, true);
})();
