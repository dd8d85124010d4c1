/* What Python cannot do to the page around it: its language, and copying its address. Text is only ever set as text. */
/* The page's own link past the menu speaks English only. */
function skip(label) {
  const words = document.querySelector("[data-testid=stSkipToContent]")?.firstChild;
  if (words) words.nodeValue = label;
}

function byHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

async function copy(text) {
  // Browsers hand out the clipboard to https and to this machine only.
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else byHand(text);
}

export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language;
  skip(data.skip);
  const button = parentElement.querySelector("button");
  const label = parentElement.querySelector(".label");
  const told = parentElement.querySelector(".told");
  label.textContent = data.copy;
  button.title = data.copy;
  button.hidden = false;
  button.onclick = async () => {
    try {
      await copy(window.location.href);
      told.textContent = data.copied;
    } catch {
      told.textContent = data.refused;
    }
    setTimeout(() => { told.textContent = ""; }, 2500);
  };
}
