/* Three canvases that Leaflet moves and zooms: the land, the Swedish areas, and the links with places and
   names. The land is never drawn again at a filter, the areas only if they change. Everything is projected
   once; drawing only scales. */
(function (PM) {
  "use strict";
  const CanvasLayer = L.Renderer.extend({
    initialize(scene, draw, pane) {
      L.Renderer.prototype.initialize.call(this, { padding: 0.15, pane });
      this._scene = scene;
      this._drawScene = draw;
    },
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },
    _destroyContainer() {
      this._container.remove();
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1, canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      canvas.width = size.x * ratio;
      canvas.height = size.y * ratio;
      canvas.style.width = size.x + "px";
      canvas.style.height = size.y + "px";
      this.redraw();
    },
    redraw() {
      if (!this._bounds) return;
      const ratio = window.devicePixelRatio || 1, size = this._bounds.getSize(), context = this._context;
      const corner = this._bounds.min.add(this._map.getPixelOrigin());
      const scale = Math.pow(2, this._map.getZoom()), box = this._map.getSize();
      const at = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, size.x, size.y);
      this._drawScene(this._scene, {
        context,
        ratio,
        scale,
        dx: -corner.x,
        dy: -corner.y,
        zoom: this._map.getZoom(),
        // The part of the canvas within the map's box; the rest is a margin for moving the map.
        frame: [at.x, at.y, at.x + box.x, at.y + box.y],
        box: [corner.x / scale, corner.y / scale, (corner.x + size.x) / scale, (corner.y + size.y) / scale],
      });
    },
  });

  PM.canvasLayer = {
    land(scene) {
      return new CanvasLayer(scene, PM.baseMap.land, "tilePane");
    },
    areas(scene) {
      return new CanvasLayer(scene, PM.baseMap.areas, "tilePane");
    },
    links(scene) {
      return new CanvasLayer(scene, PM.links, "overlayPane");
    },
  };
})(PartnershipMap);
