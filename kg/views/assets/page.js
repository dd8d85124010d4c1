/* What Python cannot do to the page around it: its language, a way past the menu, copying its
   address. Text is only ever set as text. */
const SKIP = "lg-skip";

function skip(label) {
  let link = document.getElementById(SKIP);
  if (!link) {
    link = document.createElement("a");
    link.id = SKIP;
    link.href = "#content";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const main = document.querySelector("[data-testid=stMain]");
      main.tabIndex = -1;
      main.focus();
    });
    document.body.prepend(link);
  }
  link.textContent = label;
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
