// Buttons below a chart: its picture to a file or to the clipboard, its source line to the clipboard. The figure's own
// meta (dashboard/charts/frame.py) says how a picture is framed; Plotly, which Streamlit has loaded, draws it.
(() => {
  if (window.chengjingTakeAway) return;
  window.chengjingTakeAway = true;
  const canCopyPictures = window.isSecureContext && window.ClipboardItem && navigator.clipboard?.write;
  if (canCopyPictures) document.documentElement.classList.add("cj-copies-pictures");

  const chartBefore = (button) => [...document.querySelectorAll(".js-plotly-plot")]
    .filter((chart) => chart.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).pop();

  const draw = async (chart, size, format) => {
    const { template, [size]: { layout, width, height, scale } } = chart.layout.meta;
    const own = (chart.layout.annotations ?? []).filter(({ name }) => name !== "phone"); // see charts/labels.py
    const annotations = [...own, ...layout.annotations];
    const framed = { ...chart.layout, ...layout, annotations, template, width };
    const options = { format, width, height, scale: format === "svg" ? 1 : scale };
    const address = await window.Plotly.toImage({ data: chart.data, layout: framed }, options);
    if (format === "svg") {
      return new Blob([decodeURIComponent(address.slice(address.indexOf(",") + 1))], { type: "image/svg+xml" });
    }
    const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
    return new Blob([bytes], { type: "image/png" });
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const copyText = async (text) => {
    if (window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea"); // the way that also works on plain HTTP
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    if (!isCopied) throw new Error("not copied");
  };

  const act = async (button) => {
    const { action, size, format, text } = button.dataset;
    if (action === "copy-text") return copyText(text);
    const chart = chartBefore(button);
    if (action === "copy-picture") {
      return navigator.clipboard.write([new ClipboardItem({ "image/png": draw(chart, "page", "png") })]);
    }
    const name = chart.layout.meta.file_name + (size === "slide" ? "-slide" : "");
    return save(await draw(chart, size, format), [name, format].join("."));
  };

  addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-action]");
    if (!button) return;
    button.dataset.state = "busy";
    try {
      await act(button);
      button.dataset.state = "done";
    } catch (error) {
      button.dataset.state = "failed";
      throw error;
    } finally {
      setTimeout(() => { delete button.dataset.state; }, 3000);
    }
  });
})();
