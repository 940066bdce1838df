/* The legend: names the colours, shapes and lines that are drawn, and can be folded. */
(function (PM) {
  "use strict";
  const element = PM.element, WIDE = 26, HIGH = 16, LINE = 17, ROOM = [560, 400];

  /* `memory.legend` holds whether the viewer has it open, while the page lives; `changed` is called when its
     size changes. */
  PM.Legend = function (map, scene, words, memory, changed) {
    const box = element("details", "pm-legend"),
      head = element("summary"),
      body = element("div");
    box.append(head, body);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    map.getContainer().appendChild(box);
    head.addEventListener("click", (event) => {
      event.preventDefault();
      memory.legend = box.open = !box.open;
      changed();
    });

    /* Folded at first on a small map. */
    const suit = this.suit = function () {
      const size = map.getSize();
      box.open = memory.legend === undefined ? size.x >= ROOM[0] && size.y >= ROOM[1] : memory.legend;
    };

    /* As a column, or as rows along the lower edge. */
    this.shape = function (wide) {
      box.classList.toggle("pm-legend-wide", wide);
    };

    this.fill = function () {
      const groups = scene.data.groups,
        byGroup = groups.map(() => 0).concat(0),
        byStatus = [0, 0, 0, 0, 0],
        COLOUR = PM.canvas.COLOUR;
      scene.state.rows.forEach((code) => {
        if (!code) return;
        byGroup[groups[(code >> 3) - 1] ? (code >> 3) - 1 : groups.length]++;
        byStatus[code & 7]++;
      });
      // Room for entries that other filters would add, so that the map need not move for them.
      box.dataset.more = String(LINE * (byGroup.concat(byStatus.slice(1)).filter((n) => !n).length));
      head.textContent = words.get("legend");
      body.replaceChildren(
        part(
          "legend_themes",
          byGroup.map((n, i) => {
            const group = groups[i];
            return n &&
              entry(group ? group.label[scene.state.language] : words.get("legend_none"), n, (context) => {
                PM.symbols.draw(
                  context,
                  {
                    shape: group ? group.shape : "circle",
                    radius: 5,
                    colour: scene.colour(group ? (i + 1) << 3 : 0),
                  },
                  WIDE / 2,
                  HIGH / 2,
                );
              });
          }).concat(
            area("legend_swedish", COLOUR.active, false),
            area("legend_swedish_region", COLOUR.lan, true),
          ),
        ),
        part(
          "legend_lines",
          byStatus.map((n, code) => {
            const style = PM.symbols.STATUS[code];
            return n && entry(words.get("status_" + style.name), n, (context) => {
              context.setLineDash(style.dash);
              context.lineCap = style.name === "ended" ? "round" : "butt";
              line(context, style.grey ? COLOUR.grey : COLOUR.ink);
            });
          }),
        ),
      );
      box.hidden = !body.querySelector(".pm-n");
      suit();
    };

    function part(heading, entries) {
      const node = element("div"), list = element("ul");
      list.append.apply(list, entries.filter(Boolean));
      node.append(element("div", "pm-sub", words.get(heading)), list);
      return node;
    }

    function entry(text, n, draw) {
      const node = element("li");
      const label = element("span", "", text);
      if (n) {
        label.append(" ", element("span", "pm-n", new Intl.NumberFormat(scene.state.language).format(n)));
      }
      node.append(sample(draw), label);
      return node;
    }

    function area(text, colour, edge) {
      return entry(words.get(text), 0, (context) => {
        context.fillStyle = colour;
        context.fillRect(5, 3, WIDE - 10, HIGH - 6);
        context.lineWidth = 1.5;
        context.strokeStyle = PM.canvas.COLOUR.active;
        if (edge) context.strokeRect(5, 3, WIDE - 10, HIGH - 6);
      });
    }
  };

  function line(context, colour) {
    context.beginPath();
    context.moveTo(1, HIGH / 2);
    context.lineTo(WIDE - 1, HIGH / 2);
    context.lineWidth = 2;
    context.strokeStyle = colour;
    context.stroke();
  }

  /* A sample, drawn by the functions that draw the map. */
  function sample(draw) {
    const canvas = element("canvas"), ratio = window.devicePixelRatio || 1, context = canvas.getContext("2d");
    canvas.width = WIDE * ratio;
    canvas.height = HIGH * ratio;
    canvas.style.width = WIDE + "px";
    canvas.style.height = HIGH + "px";
    canvas.setAttribute("aria-hidden", "true");
    context.scale(ratio, ratio);
    draw(context);
    return canvas;
  }
})(PartnershipMap);
