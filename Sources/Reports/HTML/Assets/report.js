"use strict";

// Steps through the traces of the page. Everything that it shows comes from the JSON beside it; it loads nothing.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  root.classList.add("js");

  /** Makes an element with properties and children; texts are shown as they are. */
  const make = (tag, properties, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name in node) node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };

  // Folding -----------------------------------------------------------------------------------------------------------

  /** Opens or closes a section. */
  const fold = (section, isOpen) => {
    section.classList.toggle("folded", !isOpen);
    section.querySelector(".handle").setAttribute("aria-expanded", String(isOpen));
    if (isOpen && section.matches("article.trace")) playerOf(section);
  };

  for (const section of document.querySelectorAll(".fold")) {
    const heading = section.firstElementChild;
    const handle = make("button", { className: "handle", type: "button" });
    handle.append(...heading.childNodes);
    heading.append(handle);
    if (section.matches(".source")) section.classList.add("folded");
    handle.addEventListener("click", () => fold(section, section.classList.contains("folded")));
  }

  /** Opens everything that an element stands in. */
  const reveal = (node) => {
    for (let at = node; at; at = at.parentElement) {
      if (at.matches(".fold")) fold(at, true);
      if (at.matches("details")) at.open = true;
    }
  };

  // States ------------------------------------------------------------------------------------------------------------

  const text = (index) => data.texts[index];

  /** The values of a level in each state. */
  const valuesOf = (level) => {
    const rows = [level.initial];
    for (const changes of level.changes) {
      const row = rows[rows.length - 1].slice();
      for (let index = 0; index < changes.length; index += 2) row[changes[index]] = changes[index + 1];
      rows.push(row);
    }
    return rows;
  };

  /** A path cut at its fields and indices: file, [file1], .state. */
  const partsOf = (path) => path.match(/^[^.[]+|\.[^.[]+|\[(?:[^[\]]|\[[^\]]*\])*\]/g) || [path];

  /** The variables with those positions as a tree of their parts. */
  const treeOf = (names, positions) => {
    const tree = new Map();
    for (const position of positions) {
      let node = tree;
      const parts = partsOf(names[position]);
      parts.forEach((part, index) => {
        if (index === parts.length - 1) node.set(part, position);
        else {
          if (!(node.get(part) instanceof Map)) node.set(part, new Map());
          node = node.get(part);
        }
      });
    }
    return tree;
  };

  /** A tree as lists; `leaf` makes what stands behind the name of a variable. */
  const listOf = (tree, leaf) => {
    const list = make("ul");
    for (let [label, node] of tree) {
      // What has one part only needs no level of its own.
      while (node instanceof Map && node.size === 1) {
        const [part, next] = node.entries().next().value;
        label += part;
        node = next;
      }
      if (node instanceof Map) list.append(make("li", {}, make("span", { className: "group" }, label), listOf(node, leaf)));
      else list.append(leaf(label, node));
    }
    return list;
  };

  /** The variables of a model or of its specification. */
  class Level {
    constructor(level) {
      this.names = data.paths[level.paths].map(text);
      this.rows = valuesOf(level);
      this.changes = level.changes;
      this.touched = new Set();
      for (const changes of level.changes) for (let index = 0; index < changes.length; index += 2) this.touched.add(changes[index]);
    }

    /** The tree in the state behind `step`, with what that step changed. */
    tree(step, isWhole) {
      const state = Math.min(step, this.rows.length - 1);
      const row = this.rows[state] || [];
      const before = this.rows[state - 1] || row;
      const isChanged = (position) => step === state && before[position] !== row[position];
      const shown = this.names.map((_, position) => position).filter((position) => isWhole || this.touched.has(position));
      return listOf(treeOf(this.names, shown), (label, position) => {
        const changed = isChanged(position);
        const item = make("li", { className: changed ? "variable changed" : "variable" },
          make("span", { className: "name" }, label), " ", make("b", {}, text(row[position])));
        if (changed) item.append(" ", make("span", { className: "was" }, `was ${text(before[position])}`));
        return item;
      });
    }
  }

  // Stepping ----------------------------------------------------------------------------------------------------------

  /** One trace that can be stepped through. */
  class Player {
    constructor(article, trace) {
      Object.assign(this, { article, trace, count: trace.labels.length, turn: 1, isWhole: false });
      this.model = new Level(trace.model);
      this.specification = trace.specification && new Level(trace.specification);
      if (this.model.touched.size === 0) this.isWhole = true;
      this.build();
      this.show(this.count);
    }

    /** Makes the controls and the places beside the chart. */
    build() {
      const button = (sign, label, action) => {
        const node = make("button", { type: "button", "aria-label": label, title: label }, sign);
        node.addEventListener("click", action);
        return node;
      };
      this.first = button("|◀", "To the beginning (Home)", () => this.go(0));
      this.previous = button("◀", "One step back (←)", () => this.back());
      this.next = button("▶", "One step on (→)", () => this.forward());
      this.last = button("▶|", "To the end (End)", () => this.go(this.count));
      this.slider = make("input", { type: "range", min: 0, max: this.count, "aria-label": "Step" });
      this.slider.addEventListener("input", () => this.go(Number(this.slider.value)));
      this.output = make("output", { "aria-live": "polite" });
      const controls = make("div", { className: "controls", role: "group", "aria-label": "Steps of the trace" },
        this.first, this.previous, this.slider, this.next, this.last, this.output);
      this.threads = make("div", { className: "threads" });
      this.variables = make("div", { className: "tree" });
      this.abstract = make("div", { className: "tree" });
      this.excerpt = make("div", { className: "excerpt" });
      this.whole = make("button", { type: "button", className: "whole" });
      this.whole.addEventListener("click", () => { this.isWhole = !this.isWhole; this.show(this.step); });
      const panel = make("div", { className: "inspector" },
        this.excerpt, make("h5", {}, "Threads"), this.threads, make("h5", {}, "State ", this.whole), this.variables);
      if (this.specification) panel.append(make("h5", {}, `State of ${text(this.trace.specification.name)}`), this.abstract);
      const stage = this.article.querySelector(".stage");
      this.canvas = stage.querySelector(".canvas");
      this.canvas.addEventListener("click", (event) => {
        const row = event.target.closest("[data-step]");
        if (row) this.go(Number(row.dataset.step));
      });
      stage.prepend(controls);
      stage.append(panel);
      stage.classList.add("playing");
    }

    /** Goes to a step because the reader asks for it. */
    go(step) {
      current = this;
      this.turn = 1;
      this.show(step);
      this.announce();
    }

    /** Goes one step on; in a loop the last step is followed by the first of the loop. */
    forward() {
      current = this;
      if (this.step < this.count) this.show(this.step + 1);
      else if (this.trace.loop !== undefined) {
        this.turn += 1;
        this.show(this.trace.loop + 1);
      }
      this.announce();
    }

    /** Goes one step back; from the first of a loop to the last while it is turned. */
    back() {
      current = this;
      if (this.turn > 1 && this.step === this.trace.loop + 1) {
        this.turn -= 1;
        this.show(this.count);
      } else if (this.step > 0) this.show(this.step - 1);
      this.announce();
    }

    /** Puts the step into the address, so that it can be sent to others, and into sight. */
    announce() {
      history.replaceState(null, "", `#trace-${this.trace.number}/${this.step}`);
      this.bringIntoSight();
    }

    /** Scrolls as little as possible so that the row in question is seen. */
    bringIntoSight() {
      const row = this.canvas.querySelector(`g[data-step="${this.step}"]`);
      if (!row) return;
      const [box, frame] = [row.getBoundingClientRect(), this.canvas.getBoundingClientRect()];
      const bar = this.slider.parentElement.getBoundingClientRect();
      const top = bar.top < innerHeight / 2 ? bar.bottom : 0;
      const bottom = bar.top < innerHeight / 2 ? innerHeight : bar.top;
      if (box.top < top || box.bottom > bottom) scrollBy(0, box.top < top ? box.top - top - 8 : box.bottom - bottom + 8);
      const events = row.querySelector("text:not(.number)").getBoundingClientRect();
      if (events.right > frame.right || events.left < frame.left) this.canvas.scrollLeft += events.left - frame.left - 60;
    }

    /** Shows the state behind a step. */
    show(step) {
      this.step = Math.max(0, Math.min(step, this.count));
      this.article.dataset.step = String(this.step);
      for (const node of this.article.querySelectorAll("[data-step]")) {
        const isCurrent = Number(node.dataset.step) === this.step;
        node.classList.toggle("current", isCurrent);
        if (isCurrent) node.setAttribute("aria-current", "step");
        else node.removeAttribute("aria-current");
      }
      this.slider.value = this.step;
      this.slider.setAttribute("aria-valuetext", this.label());
      this.output.replaceChildren(...this.caption());
      this.first.disabled = this.previous.disabled = this.step === 0;
      this.last.disabled = this.step === this.count;
      this.next.disabled = this.step === this.count && this.trace.loop === undefined;
      this.showThreads();
      this.showVariables();
      this.showSource();
    }

    /** What the step is, in one line. */
    label() {
      return this.step === 0 ? "the initial state" : text(this.trace.labels[this.step - 1]);
    }

    /** The number of the step, and what it is. */
    caption() {
      const turn = this.turn > 1 ? `, turn ${this.turn} of the loop` : "";
      return [make("b", {}, `${this.step} of ${this.count}${turn}`), " ", make("code", {}, this.label())];
    }

    /** Shows where threads are and what they hold. */
    showThreads() {
      const state = Math.min(this.step, this.trace.places.length - 1);
      const places = this.trace.places[state] || [];
      const locks = this.trace.locks[state] || [];
      const actor = this.step > 0 ? this.label() : "";
      const rows = this.trace.threads.map((name, position) => {
        const place = places.find((place) => place[0] === position);
        const held = locks.filter((lock) => lock.slice(2).includes(position));
        const isActor = actor.startsWith(`${text(name)} `);
        const item = make("li", { className: isActor ? "changed" : "" }, make("b", {}, text(name)), " ");
        item.append(...(place ? this.inside(place) : [make("span", { className: "faint" }, "idle")]));
        for (const [lock, isShared] of held) {
          item.append(" ", make("span", { className: "held" }, `${isShared ? "shares" : "holds"} ${text(lock)}`));
        }
        return item;
      });
      this.threads.replaceChildren(make("ul", {}, ...rows));
    }

    /** Where a thread is inside an operation. */
    inside([, operation, part, statement, file, line, ...locals]) {
      const next = make(file > 0 ? "a" : "span", {}, make("code", {}, text(statement)));
      if (file > 0) next.href = `#s${file}-${line}`;
      const where = text(part) && text(part) !== "start" ? `${text(operation)} at ${text(part)}` : text(operation);
      const nodes = [`inside ${where}`, ", next ", next];
      const pairs = [];
      for (let index = 0; index < locals.length; index += 2) pairs.push(`${text(locals[index])} = ${text(locals[index + 1])}`);
      if (pairs.length) nodes.push(" ", make("span", { className: "faint" }, `(${pairs.join(", ")})`));
      return nodes;
    }

    /** Shows the variables. */
    showVariables() {
      const names = this.model.names.length;
      this.whole.hidden = names === 0 || this.model.touched.size === 0 || this.model.touched.size === names;
      this.whole.textContent = this.isWhole ? "show what changes in this trace" : `show all ${names} variables`;
      this.variables.replaceChildren(this.model.tree(this.step, this.isWhole));
      if (this.specification) this.abstract.replaceChildren(this.specification.tree(this.step, true));
    }

    /** Shows the source around the step. */
    showSource() {
      const [file, first, last] = this.trace.spans[this.step - 1] || [];
      this.excerpt.replaceChildren();
      if (!file) return;
      const end = Math.min(last, first + 15);
      const lines = make("pre", { className: "code", tabIndex: 0, "aria-label": "Source of the step" });
      const state = Math.min(this.step, this.trace.places.length - 1);
      const waiting = new Map();
      for (const [thread, , , , at, line] of this.trace.places[state] || []) {
        if (at === file) waiting.set(line, [...(waiting.get(line) || []), text(this.trace.threads[thread])]);
      }
      lines.style.setProperty("--first", Math.max(1, first - 4) - 1);
      for (let number = Math.max(1, first - 4); number <= end + 4; number += 1) {
        const line = document.getElementById(`s${file}-${number}`)?.cloneNode(true);
        if (!line) continue;
        line.removeAttribute("id");
        if (number >= first && number <= end) line.classList.add("hit");
        if (waiting.has(number)) line.dataset.next = `◂ ${waiting.get(number).join(", ")}`;
        lines.append(line);
      }
      const path = document.querySelector(`#source-${file} > h3`).textContent;
      this.excerpt.append(make("a", { href: `#s${file}-${first}` }, `${path}:${first}`), lines);
    }
  }

  const players = new Map();
  let current = null;

  /** The player of an article, made when it is first needed. */
  const playerOf = (article) => {
    if (!players.has(article)) {
      const trace = data.traces.find((trace) => trace.number === Number(article.dataset.trace));
      players.set(article, new Player(article, trace));
    }
    return players.get(article);
  };

  // Keys and addresses ------------------------------------------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const target = event.target;
    if (target.matches("input, textarea, select") || target.closest(".matrix")) return;
    const article = target.closest("article.trace:not(.folded)");
    const player = article ? playerOf(article) : current;
    const actions = {
      ArrowLeft: () => player.back(), ArrowRight: () => player.forward(),
      Home: () => player.go(0), End: () => player.go(player.count),
    };
    if (!player || !actions[event.key]) return;
    actions[event.key]();
    event.preventDefault();
  });

  /** Goes where the address says: to a trace, a step of one, or a line of source. */
  const follow = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    const step = hash.match(/^trace-(\d+)(?:\/(\d+))?$/);
    const target = document.getElementById(step ? `trace-${step[1]}` : hash);
    if (!target) return;
    reveal(target);
    if (step) {
      current = playerOf(target);
      if (step[2] !== undefined) current.show(Number(step[2]));
    }
    target.scrollIntoView();
    if (step && step[2] !== undefined) current.bringIntoSight();
  };

  for (const article of document.querySelectorAll("article.trace:not(.folded)")) playerOf(article);
  current = players.values().next().value || null;
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { for (const legend of document.querySelectorAll(".legend, .cycle details")) legend.open = true; });
  // A link to where the address already leads changes nothing, but whoever follows it wants to get there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  follow();
  root.dataset.ready = "yes";
})();
