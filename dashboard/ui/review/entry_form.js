// Correcting a figure, or adding one: its codes by their names, its value and times as written in the data files.
import { element, button } from "./elements.js";

const FIELDS = ["indicator_id", "place_id", "scope_id", "period", "kind", "comparator", "value", "unit", "base_period", "basis_id"];
const SEARCHED = ["indicator_id", "scope_id"]; // so many names that one types a part of them

let opened = 0;

// `save` is given the fields and returns what is wrong, if anything; `leave` is called when the reader gives up.
export function openForm(host, options, words, fields, entry, save, leave) {
  host.querySelector("form")?.remove();
  opened += 1;
  const form = element("form", "cj-entry-form");
  const inputs = {};
  const names = entry ? FIELDS : ["quote", ...FIELDS];
  if (!entry || entry.needsEnglish || fields.english) names.push("english");
  for (const name of names) {
    const label = element("label", "", words[`field_${name}`]);
    inputs[name] = makeInput(name, options[name], fields[name] ?? "", label);
    label.append(inputs[name]);
    form.append(label);
  }
  const fault = element("p", "cj-form-fault");
  fault.setAttribute("role", "alert");
  const actions = element("p", "cj-entry-actions");
  const submit = button(words.save, () => {});
  submit.type = "submit";
  actions.append(submit, button(words.cancel, close, "Esc"));
  form.append(fault, actions);

  function close() {
    form.remove();
    leave();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = {};
    for (const [name, input] of Object.entries(inputs)) {
      given[name] = readInput(name, input, options[name]);
      if (given[name] === null) {
        fault.textContent = words.not_in_list.replace("%field%", words[`field_${name}`]);
        input.focus();
        return;
      }
    }
    const wrong = save(given);
    if (wrong) {
      fault.textContent = wrong;
      inputs.quote?.focus();
    } else form.remove();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  host.append(form);
  Object.values(inputs)[0].focus();
  form.scrollIntoView({ block: "nearest" });
}

function makeInput(name, options, value, label) {
  if (options && !SEARCHED.includes(name)) {
    const input = element("select");
    const known = options.some(([code]) => code === value) ? options : [[value, value || "–"], ...options];
    for (const [code, title] of known) {
      const option = element("option", "", title);
      option.value = code;
      option.selected = code === value;
      input.append(option);
    }
    return input;
  }
  const input = element("input");
  input.type = "text";
  input.autocomplete = "off";
  input.maxLength = 120;
  input.value = options ? (options.find(([code]) => code === value)?.[1] ?? "") : value;
  if (name === "value") input.inputMode = "decimal";
  if (options) {
    const list = element("datalist");
    list.id = `cj-options-${name}-${opened}`;
    for (const [, title] of options) {
      const option = element("option");
      option.value = title;
      list.append(option);
    }
    input.setAttribute("list", list.id);
    label.append(list);
  }
  return input;
}

// The code that stands for what was chosen; null where a list has no such name.
function readInput(name, input, options) {
  const value = input.value.trim();
  if (!options || input.tagName === "SELECT") return value;
  return options.find(([code, title]) => title === value || code === value)?.[0] ?? null;
}
