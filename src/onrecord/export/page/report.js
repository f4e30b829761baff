"use strict";
// The page is whole without this script; it adds the margin, the linking of cards and marks, search, keys and colours.
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const articles = all("main > article");
  const wide = matchMedia("(min-width: 62rem)");

  // Cards and marks -------------------------------------------------------------------------------------------------
  const textOf = (element) => element.closest(".text");
  const cardOf = (text, number) => one(`.card[data-n="${number}"]`, text);
  const marksOf = (card) => all(`mark[data-s~="${card.dataset.n}"]`, textOf(card));
  const isContent = (mark, number) => mark.matches(".content") && (mark.dataset.c ?? mark.dataset.s).split(" ").includes(number);
  const anchorOf = (card) => marksOf(card).find((mark) => isContent(mark, card.dataset.n));
  let lit = null; // the card whose marks are highlighted
  let chosen = null; // the card that was opened

  function light(card) {
    if (lit === card) return;
    if (lit) {
      lit.classList.remove("on");
      all("mark.on, mark.named", textOf(lit)).forEach((mark) => mark.classList.remove("on", "lit", "named"));
    }
    lit = card;
    if (!card) return;
    card.classList.add("on");
    for (const mark of marksOf(card)) mark.classList.add("on", ...(isContent(mark, card.dataset.n) ? ["lit"] : []));
    all(`mark[data-m~="${card.dataset.n}"]`, textOf(card)).forEach((mark) => mark.classList.add("named"));
  }

  // The lines of facts become a table with links when a card is first opened: made ahead, they would slow large pages.
  function dress(card) {
    const facts = one("p.facts", card);
    if (!facts) return;
    const table = document.createElement("dl");
    const row = (term, detail, address) => {
      const cell = document.createElement("dd");
      cell.append(address ? Object.assign(document.createElement("a"), { href: `#${address}`, textContent: detail }) : detail);
      table.append(Object.assign(document.createElement("dt"), { textContent: term }), cell);
    };
    for (const line of facts.textContent.split("\n")) {
      const [term, ...detail] = line.split(": ");
      row(term, detail.join(": "), term === "Inside" && `s-${card.dataset.inside}`);
    }
    row("Link", `statement ${card.dataset.n}`, card.id);
    facts.replaceWith(table);
  }

  function choose(card) {
    const before = chosen;
    chosen = card;
    if (before && before !== card) before.open = false;
    if (card) {
      dress(card);
      card.open = true;
    }
    light(card);
    for (const text of new Set([before, card].filter(Boolean).map(textOf))) place(text);
  }

  function show(card) {
    choose(card);
    (wide.matches ? anchorOf(card) || card : card.closest(".block")).scrollIntoView({ block: wide.matches ? "center" : "start" });
  }

  // Each card stands at the height of its words; the chosen one exactly, the others make room for it.
  function place(text) {
    if (!wide.matches) return void (text.style.minHeight = "");
    const cards = all(".card", text).filter((card) => card.offsetParent);
    const top = text.getBoundingClientRect().top;
    const spots = cards.map((card) => {
      const anchor = anchorOf(card);
      return { card, top: anchor ? anchor.getClientRects()[0].top - top : 0, height: card.offsetHeight };
    });
    spots.sort((a, b) => a.top - b.top);
    const space = 8;
    const fixed = spots.findIndex((spot) => spot.card === chosen);
    for (let i = fixed - 1; i >= 0; i--) spots[i].top = Math.min(spots[i].top, spots[i + 1].top - spots[i].height - space);
    let free = 0;
    for (const spot of spots) {
      spot.top = Math.max(spot.top, free);
      free = spot.top + spot.height + space;
      spot.card.style.top = `${Math.round(spot.top)}px`;
    }
    text.style.minHeight = `${Math.round(free)}px`;
    text.classList.add("placed");
    requestAnimationFrame(() => text.classList.add("settled"));
  }

  // Only articles near the window are laid out, so that a thousand of them open at once.
  const near = new Set();
  const placeNear = () => {
    near.forEach(place);
    near.forEach(dim);
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        near[isIntersecting ? "add" : "delete"](target);
        if (isIntersecting) {
          place(target);
          dim(target);
        }
      }
      paint();
    },
    { rootMargin: "900px 0px" },
  );
  all(".text").forEach((text) => watch.observe(text));
  let width = innerWidth;
  addEventListener("resize", () => {
    if (width === innerWidth) return;
    width = innerWidth;
    placeNear();
  });

  addEventListener("pointerover", ({ target }) => {
    const card = target.closest?.(".card");
    const mark = target.closest?.(".text mark[data-s]");
    light(card || (mark && cardOf(textOf(mark), mark.dataset.s.split(" ")[0])) || chosen);
  });
  addEventListener("focusin", ({ target }) => light(target.closest?.(".card") || chosen));
  addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const summary = event.target.closest(".card > summary");
    const mark = event.target.closest(".text mark[data-s]");
    if (summary) {
      event.preventDefault();
      const card = summary.parentElement;
      choose(card === chosen ? null : card);
    } else if (mark && getSelection().isCollapsed) {
      // A second click on words of several statements goes on to the next of them.
      const numbers = mark.dataset.s.split(" ");
      const at = chosen && textOf(chosen) === textOf(mark) ? numbers.indexOf(chosen.dataset.n) : -1;
      choose(cardOf(textOf(mark), numbers[(at + 1) % numbers.length]));
    }
  });

  // Addresses within the page ---------------------------------------------------------------------------------------
  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches(".card")) {
      if (!target.classList.contains("hit")) clear();
      show(target);
    } else if (target.matches("article, .told, #elsewhere, .copies, #copied")) {
      if (!target.classList.contains("hit")) clear();
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", follow);
  addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    if (!link) return;
    if (link.closest(".card, .told, .copied")) clear(); // from a result to its place in the whole text
    if (link.getAttribute("href") === location.hash) follow();
  });

  // Search ----------------------------------------------------------------------------------------------------------
  const field = one("#search");
  const found = one("#found");
  const plain = (words) =>
    words.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’‚]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, " ").toLowerCase();
  const wanted = () => plain(field.value).split(" ").filter(Boolean);
  let index = null;
  let speaker = null;

  function entries() {
    index ??= articles.flatMap((article) =>
      all(".card", article).map((card) => ({
        article,
        card,
        speaker: card.dataset.p,
        words: plain([one("blockquote", card), one(".who", card)].map((e) => e.textContent).join("\n") + "\n" + article.dataset.outlet),
      })),
    );
    return index;
  }

  function filter() {
    const terms = wanted();
    const filtering = terms.length > 0 || speaker !== null;
    choose(null);
    all(".hit").forEach((element) => element.classList.remove("hit"));
    let hits = 0;
    if (filtering) {
      for (const { article, card, speaker: who, words } of entries()) {
        if ((speaker !== null && !who.split(" ").includes(speaker)) || !terms.every((term) => words.includes(term))) continue;
        hits++;
        article.classList.add("hit");
        card.classList.add("hit");
        const blocks = textOf(card).children;
        for (const at of card.dataset.b.split(" ")) blocks[at].classList.add("hit");
      }
      for (const told of all(".told")) {
        const hit = told.dataset.s.split(" ").some((id) => document.getElementById(`s-${id}`)?.classList.contains("hit"));
        told.classList.toggle("hit", hit);
      }
      found.textContent = `${hits.toLocaleString("en")} of ${entries().length.toLocaleString("en")} statements `;
      found.append(Object.assign(document.createElement("button"), { type: "button", className: "clear", textContent: "Show everything" }));
    } else found.textContent = "";
    document.body.classList.toggle("filtering", filtering);
    document.body.classList.toggle("none", filtering && !hits);
    placeNear();
    paint();
  }

  // Marks of statements that the search left out lose their colour.
  function dim(text) {
    const filtering = document.body.classList.contains("filtering");
    const hits = new Set(all(".card.hit", text).map((card) => card.dataset.n));
    for (const mark of all("mark[data-s]", text)) {
      mark.classList.toggle("off", filtering && !mark.dataset.s.split(" ").some((number) => hits.has(number)));
    }
  }

  // The terms themselves, where the browser can paint them without touching the text.
  function paint() {
    if (!window.Highlight) return;
    const terms = wanted();
    const ranges = [];
    if (terms.length) {
      for (const text of near) {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (walker.nextNode() && ranges.length < 2000) {
          const node = walker.currentNode;
          const words = node.data.toLowerCase();
          if (words.length !== node.data.length || !node.parentElement.closest(".block.hit > p")) continue;
          for (const term of terms) {
            for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + term.length)) {
              const range = new Range();
              range.setStart(node, at);
              range.setEnd(node, at + term.length);
              ranges.push(range);
            }
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function clear() {
    if (!document.body.classList.contains("filtering")) return;
    field.value = "";
    pick(null);
  }

  function pick(button) {
    all('.speakers button[aria-pressed="true"]').forEach((pressed) => pressed.setAttribute("aria-pressed", "false"));
    if (button) button.setAttribute("aria-pressed", "true");
    speaker = button ? button.dataset.p : null;
    filter();
  }

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 60);
  });
  field.form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("click", ({ target }) => {
    if (target.closest(".clear")) clear();
    const button = target.closest(".speakers button");
    if (button) pick(button.getAttribute("aria-pressed") === "true" ? null : button);
  });

  // Keys ------------------------------------------------------------------------------------------------------------
  function step(by) {
    const cards = all(document.body.classList.contains("filtering") ? ".card.hit" : ".card");
    let at = cards.indexOf(chosen) + by;
    if (!chosen) {
      const here = articles.findIndex((article) => article.getBoundingClientRect().bottom > 0);
      const below = (card) => {
        const article = articles.indexOf(card.closest("article"), here);
        return article > here || (article === here && (anchorOf(card) || card).getBoundingClientRect().top > 0);
      };
      at = cards.findIndex(below) - (by < 0);
    }
    const card = cards[at];
    if (!card) return;
    show(card);
    one("summary", card).focus({ preventScroll: true });
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (chosen) choose(null);
      else clear();
      return;
    }
    if (event.target.matches?.("input")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") {
      event.preventDefault();
      field.focus();
    }
  });

  // Colours ---------------------------------------------------------------------------------------------------------
  const theme = one("#theme");
  const kept = { get: () => null, set: () => {} };
  try {
    kept.get = () => localStorage.getItem("onrecord-theme");
    kept.set = (value) => localStorage.setItem("onrecord-theme", value);
    kept.get();
  } catch {
    kept.get = () => null; // pages opened from a file may keep nothing
    kept.set = () => {};
  }
  function colour(value) {
    if (value === "auto") delete root.dataset.theme;
    else root.dataset.theme = value;
    theme.ariaLabel = theme.title = `Colours: ${value === "auto" ? "as the system" : value}`;
  }
  colour(kept.get() ?? "auto");
  theme.addEventListener("click", () => {
    const order = ["auto", "light", "dark"];
    const next = order[(order.indexOf(root.dataset.theme ?? "auto") + 1) % 3];
    colour(next);
    kept.set(next);
  });

  if (!matchMedia("(min-width: 82rem)").matches) all(".list").forEach((list) => (list.open = false));
  let opened = [];
  addEventListener("beforeprint", () => {
    choose(null);
    opened = all(".list[open]");
  });
  addEventListener("afterprint", () => opened.forEach((list) => (list.open = true)));
  follow();
  root.dataset.ready = "yes";
})();
