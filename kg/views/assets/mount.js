/* Fetches the part of the app that `data.module` names and hands over to it. The module comes by
   its address, once; what stands here is sent along at every change. */
const MOUNTED = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  const host = parentElement.querySelector(".root");
  const mine = MOUNTED.get(host) ?? { gone: false };
  MOUNTED.set(host, mine);
  mine.turn = component;
  import(new URL(data.module, window.location.origin).href).then((module) => {
    if (!mine.gone && mine.turn === component) mine.leave = module.show(component);
  });
  return () => {
    mine.gone = true;
    MOUNTED.delete(host);
    mine.leave?.();
  };
}
